import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './log.ts';

const FFMPEG = process.env.FFMPEG ?? 'ffmpeg';

/** A minute of moving picture and tone, as a studio's recorder writes it: a fragment each half second. */
export const recordedMinute = (): Buffer => record({ filters: '', quality: 40, seconds: 60 });

/** Noise, of which little can be compressed: a file far larger than what a socket holds back. */
export const recordedNoise = (): Buffer =>
  record({ filters: ',noise=alls=100:allf=t', quality: 18, seconds: 15 });

function record({
  filters,
  quality,
  seconds,
}: {
  filters: string;
  quality: number;
  seconds: number;
}): Buffer {
  const path = join(temporaryFolder(), 'recorded.mp4');
  const picture = `testsrc2=size=320x180:rate=30${filters}`;
  const inputs = ['-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', 'sine=440'];
  const video = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', String(quality), '-g', '15'];
  const rest = ['-c:a', 'libopus', '-t', String(seconds), '-movflags', 'frag_keyframe+empty_moov', path];
  const { status } = spawnSync(FFMPEG, ['-v', 'error', ...inputs, ...video, ...rest]);
  if (status !== 0) throw new Error('ffmpeg could not make a recording.');
  return readFileSync(path);
}
