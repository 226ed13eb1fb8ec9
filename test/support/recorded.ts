import { spawnSync } from 'node:child_process';
import { expect } from 'playwright/test';

const FFMPEG = process.env.FFMPEG ?? 'ffmpeg';

export interface Decoded {
  /** Milliseconds from the first picture or sound to the last. */
  readonly picture: number;
  readonly sound: number;
  /** Loudest sample, in decibels of full scale. */
  readonly loudest: number;
}

/** What ffmpeg says of a file, all of which it has decoded. */
function report(path: string, ...args: string[]): string {
  const { stderr, status } = spawnSync(FFMPEG, ['-i', path, ...args, '-f', 'null', '-'], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  expect(status, stderr).toBe(0);
  return stderr;
}

function lengthIn(text: string): number {
  const [h = 0, m = 0, s = 0] =
    [...text.matchAll(/time=(\d+):(\d+):([\d.]+)/g)].at(-1)?.slice(1).map(Number) ?? [];
  return 1000 * (h * 3600 + m * 60 + s);
}

/** Decodes every frame of a file with ffmpeg, as an editor would. */
export function decode(path: string): Decoded {
  const sound = report(path, '-map', '0:a', '-af', 'volumedetect');
  return {
    picture: lengthIn(report(path, '-map', '0:v')),
    sound: lengthIn(sound),
    loudest: Number(/max_volume: (-?[\d.]+) dB/.exec(sound)?.[1] ?? Number.NEGATIVE_INFINITY),
  };
}

/** Every silence of a file's sound that lasts 20 ms or longer, in milliseconds. */
export function silencesIn(path: string): number[] {
  const text = report(path, '-map', '0:a', '-af', 'silencedetect=noise=-60dB:duration=0.02');
  return [...text.matchAll(/silence_duration: ([\d.]+)/g)].map(([, seconds]) => 1000 * Number(seconds));
}
