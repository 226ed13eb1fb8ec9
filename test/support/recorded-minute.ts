import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './log.ts';

const FFMPEG = process.env.FFMPEG ?? 'ffmpeg';

/** A minute of moving picture and tone, as a studio's recorder writes it: a fragment each half second. */
export function recordedMinute(): Buffer {
  const path = join(temporaryFolder(), 'minute.mp4');
  const inputs = ['-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=30', '-f', 'lavfi', '-i', 'sine=440'];
  const codecs = [
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-crf',
    '40',
    '-g',
    '15',
    '-c:a',
    'libopus',
    '-t',
    '60',
  ];
  const fragments = ['-movflags', 'frag_keyframe+empty_moov', path];
  const { status } = spawnSync(FFMPEG, ['-v', 'error', ...inputs, ...codecs, ...fragments]);
  if (status !== 0) throw new Error('ffmpeg could not make a minute of picture.');
  return readFileSync(path);
}
