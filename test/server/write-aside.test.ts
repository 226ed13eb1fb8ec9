import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keepPicture } from '../../server/pictures.ts';
import { Cutter } from '../../server/recording/cutter.ts';
import { RecordingFile } from '../../server/recording/recording-file.ts';
import { sweepAside, writeAside, writeAsideSync } from '../../server/write-aside.ts';
import { FFMPEG, ffmpegMissing } from '../support/encoder.ts';
import { silent, temporaryFolder } from '../support/log.ts';
import { fillDisk, smallDisk, smallDiskMissing } from '../support/small-disk.ts';

const PNG = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(60 * 1024, 7)]);

test('a file is there under its own name alone', async () => {
  const folder = temporaryFolder();
  await writeAside(join(folder, 'a.txt'), aside => writeFile(aside, 'whole'));
  expect(readdirSync(folder)).toEqual(['a.txt']);
});

test('a file whose writing fails in the middle leaves nothing, and what was there before stays', async () => {
  const folder = temporaryFolder();
  const target = join(folder, 'a.txt');
  writeFileSync(target, 'before');
  const failing = writeAside(target, async aside => {
    await writeFile(aside, 'half');
    throw new Error('the disk is gone');
  });
  await expect(failing).rejects.toThrow('the disk is gone');
  expect(readdirSync(folder)).toEqual(['a.txt']);
  expect(readFileSync(target, 'utf8')).toBe('before');
});

test('what a killed process left half written is swept, in folders below too, and nothing else', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'show/clips'), { recursive: true });
  for (const name of ['.half', 'whole.png', 'show/.half', 'show/clips/.half.mp4', 'show/clips/clip.mp4'])
    writeFileSync(join(folder, name), '');
  await sweepAside(folder);
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual(
    ['show', 'show/clips', 'show/clips/clip.mp4', 'whole.png'].sort(),
  );
  await sweepAside(join(folder, 'nowhere'));
});

const title = `on a disk that is full${smallDiskMissing ? ` (${smallDiskMissing})` : ''}`;
describe.skipIf(smallDiskMissing)(title, () => {
  test('a picture that fails leaves no file', async () => {
    const folder = smallDisk(32);
    await expect(keepPicture(folder, PNG)).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a picture copied by an import leaves no file', () => {
    const folder = smallDisk(32);
    expect(() => writeAsideSync(join(folder, 'a.png'), PNG)).toThrow('ENOSPC');
    expect(readdirSync(folder)).toEqual([]);
    writeAsideSync(join(folder, 'a.png'), PNG.subarray(0, 100));
    expect(readdirSync(folder)).toEqual(['a.png']);
  });

  test('a recording whose first piece fails leaves no file, and one that has begun keeps what it had', async () => {
    const folder = smallDisk(32);
    const first = await RecordingFile.open(join(folder, 'a.mp4'));
    await expect(first.append(0, PNG, 0)).rejects.toMatchObject({ code: 'storage' });
    expect(readdirSync(folder)).toEqual([]);

    expect(await first.append(0, Buffer.from('abc'), 0)).toBe(3);
    await expect(first.append(3, PNG, 0)).rejects.toMatchObject({ code: 'storage' });
    expect(readFileSync(join(folder, 'a.mp4'), 'utf8')).toBe('abc');
  });

  test.skipIf(ffmpegMissing)('a clip that fails leaves no file', async () => {
    const folder = smallDisk(96);
    const source = join(temporaryFolder(), 'source.mp4');
    const input = ['-f', 'lavfi', '-i', 'testsrc2=s=640x360:d=4'];
    spawnSync(FFMPEG, ['-loglevel', 'error', ...input, '-c:v', 'libx264', '-g', '30', source]);
    fillDisk(folder, 16);
    const cut = await new Cutter(FFMPEG, silent).cut({
      source,
      target: join(folder, 'clips/clip.mp4'),
      format: 'mp4',
      fromMs: 0,
      toMs: 3000,
      metadata: {},
    });
    expect(cut).toEqual({ kind: 'failed', problem: 'disk-full' });
    expect(readdirSync(join(folder, 'clips'))).toEqual([]);
  });
});
