import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RecordingFile } from '../../../server/recording/recording-file.ts';
import { CommandError } from '../../../shared/errors.ts';
import { temporaryFolder } from '../../support/log.ts';

const sizeSaid = (error: unknown): number => {
  if (error instanceof CommandError && error.code === 'wrong-offset') return Number(error.params?.size);
  throw error;
};

test('whatever is sent again, skipped or sent at once, the file is its pieces in order and nothing else', async () => {
  const folder = temporaryFolder();
  const tries = fc.array(fc.record({ offset: fc.nat(12), text: fc.string({ minLength: 1, maxLength: 4 }) }));
  let run = 0;
  await fc.assert(
    fc.asyncProperty(tries, async sent => {
      const path = join(folder, 'show', `${run++}.mp4`);
      const file = await RecordingFile.open(path);
      const answers = await Promise.all(
        sent.map(({ offset, text }) =>
          file.append(offset, Buffer.from(text), 0).then(
            () => text,
            error => void sizeSaid(error),
          ),
        ),
      );
      const kept = answers.filter(text => text !== undefined).join('');
      expect(existsSync(path) ? readFileSync(path, 'utf8') : '').toBe(kept);
      expect((await RecordingFile.open(path)).bytes).toBe(file.bytes);
    }),
    { numRuns: 60 },
  );
});

test('a file that was removed is reported as missing, and can only begin at offset 0', async () => {
  const path = join(temporaryFolder(), 'a.mp4');
  const file = await RecordingFile.open(path);
  await file.append(0, Buffer.from('abc'), 0);
  rmSync(path);
  expect(await file.append(3, Buffer.from('def'), 0).catch(sizeSaid)).toBe(0);
  expect(existsSync(path)).toBe(false);
});

test.skipIf(!existsSync('/dev/full'))('a full disk is reported as a storage error', async () => {
  const file = await RecordingFile.open('/dev/full');
  await expect(file.append(0, Buffer.from('abc'), 0)).rejects.toMatchObject({ code: 'storage' });
});
