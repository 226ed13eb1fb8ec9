import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Logger } from 'pino';
import type { ClipFile, ClipProblem, RecordingFormat } from '../../shared/recording/recording.ts';

/** Copying two minutes takes a second; whoever needs this long has a broken disk. */
const GIVE_UP_MS = 2 * 60_000;
const MAX_COMPLAINT = 500;

export interface Cut {
  readonly source: string;
  readonly target: string;
  readonly format: RecordingFormat;
  readonly fromMs: number;
  readonly toMs: number;
  /** What the file says of itself, such as its title, in ffmpeg's own names. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** ffmpeg's arguments for a cut without encoding anew: it begins with the key frame at or before `fromMs`. */
export function cutArgs({ source, format, fromMs, toMs, metadata }: Cut, target: string): string[] {
  const place = ['-ss', String(fromMs / 1000), '-i', source, '-t', String((toMs - fromMs) / 1000)];
  const copy = ['-map', '0', '-c', 'copy', '-avoid_negative_ts', 'make_zero'];
  const told = Object.entries(metadata).flatMap(([name, value]) => ['-metadata', `${name}=${value}`]);
  const index = format === 'mp4' ? ['-movflags', '+faststart'] : [];
  return [
    '-hide_banner',
    '-loglevel',
    'error',
    '-nostdin',
    '-y',
    ...place,
    ...copy,
    ...told,
    ...index,
  ].concat(['-f', format, target]);
}

/** Cuts clips out of recordings with ffmpeg, one at a time, so that a run of marks doesn't slow the show down. */
export class Cutter {
  readonly #ffmpeg: string;
  readonly #log: Logger;
  readonly #closing = new AbortController();
  #busy: Promise<unknown> = Promise.resolve();

  constructor(ffmpeg: string, log: Logger) {
    this.#ffmpeg = ffmpeg;
    this.#log = log;
  }

  /** Resolves to how it went; never rejects. The target is there whole or not at all. */
  cut(cut: Cut): Promise<Exclude<ClipFile, { kind: 'cutting' }>> {
    const turn = this.#busy.then(() => this.#cut(cut));
    this.#busy = turn;
    return turn;
  }

  /** Ends what is being cut. */
  close(): void {
    this.#closing.abort();
  }

  async #cut(cut: Cut): Promise<Exclude<ClipFile, { kind: 'cutting' }>> {
    const aside = join(dirname(cut.target), `.${basename(cut.target)}`);
    try {
      await stat(cut.source);
      await mkdir(dirname(cut.target), { recursive: true, mode: 0o700 });
      await this.#run(cutArgs(cut, aside));
      await onDisk(aside);
      await rename(aside, cut.target);
      return { kind: 'ready', bytes: (await stat(cut.target)).size };
    } catch (error) {
      await rm(aside, { force: true }).catch(() => {});
      const failure = error as NodeJS.ErrnoException;
      const clip = basename(cut.target);
      this.#log.warn({ err: failure, clip }, 'A clip could not be cut.');
      return { kind: 'failed', problem: problemOf(failure) };
    }
  }

  async #run(args: readonly string[]): Promise<void> {
    const signal = AbortSignal.any([this.#closing.signal, AbortSignal.timeout(GIVE_UP_MS)]);
    const child = spawn(this.#ffmpeg, args, { stdio: ['ignore', 'ignore', 'pipe'], signal });
    let complaint = '';
    child.stderr?.on('data', chunk => {
      complaint = `${complaint}${chunk}`.slice(-MAX_COMPLAINT);
    });
    const [code] = await once(child, 'close');
    if (code !== 0) throw new Error(complaint || `ffmpeg ended with ${code}.`);
  }
}

async function onDisk(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.datasync();
  } finally {
    await file.close();
  }
}

function problemOf({ code, syscall, message }: NodeJS.ErrnoException): ClipProblem {
  if (syscall?.startsWith('spawn')) return 'no-ffmpeg';
  if (code === 'ENOENT') return 'no-recording';
  return code === 'ENOSPC' || /no space left/i.test(message) ? 'disk-full' : 'ffmpeg';
}
