import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Logger } from 'pino';
import type { ClipErrorCode, ClipFile, RecordingFormat } from '../../shared/recording/recording.ts';
import { writeAside } from '../write-aside.ts';

/** Copying two minutes takes a second; this long means a broken disk. */
const CUT_TIMEOUT_MS = 2 * 60_000;
const MAX_STDERR_LENGTH = 500;

export interface Cut {
  readonly source: string;
  readonly target: string;
  readonly format: RecordingFormat;
  readonly fromMs: number;
  readonly toMs: number;
  /** The file's metadata, such as its title, by ffmpeg's names. */
  readonly metadata: Readonly<Record<string, string>>;
  /** How long it may take; as long as a clip does where absent. */
  readonly timeoutMs?: number;
}

/** ffmpeg's arguments for a cut without transcoding: it begins with the key frame at or before `fromMs`. */
export function cutArgs({ source, format, fromMs, toMs, metadata }: Cut, target: string): string[] {
  const range = ['-ss', String(fromMs / 1000), '-i', source, '-t', String((toMs - fromMs) / 1000)];
  const copy = ['-map', '0', '-c', 'copy', '-avoid_negative_ts', 'make_zero'];
  const tags = Object.entries(metadata).flatMap(([name, value]) => ['-metadata', `${name}=${value}`]);
  const index = format === 'mp4' ? ['-movflags', '+faststart'] : [];
  return [
    '-hide_banner',
    '-loglevel',
    'error',
    '-nostdin',
    '-y',
    ...range,
    ...copy,
    ...tags,
    ...index,
  ].concat(['-f', format, target]);
}

/** Cuts files out of recordings with ffmpeg, one at a time, so that many at once don't slow the show down. */
export class Cutter {
  readonly #ffmpeg: string;
  readonly #log: Logger;
  readonly #closing = new AbortController();
  #queue: Promise<unknown> = Promise.resolve();

  constructor(ffmpeg: string, log: Logger) {
    this.#ffmpeg = ffmpeg;
    this.#log = log;
  }

  /** Resolves to the result; never rejects. The target file is written whole or not at all. */
  cut(cut: Cut): Promise<Exclude<ClipFile, { kind: 'cutting' }>> {
    const turn = this.#queue.then(() => this.#cut(cut));
    this.#queue = turn;
    return turn;
  }

  /** Ends the running cut. */
  close(): void {
    this.#closing.abort();
  }

  async #cut(cut: Cut): Promise<Exclude<ClipFile, { kind: 'cutting' }>> {
    try {
      await stat(cut.source);
      await mkdir(dirname(cut.target), { recursive: true, mode: 0o700 });
      await writeAside(cut.target, aside => this.#run(cutArgs(cut, aside), cut.timeoutMs));
      return { kind: 'ready', bytes: (await stat(cut.target)).size };
    } catch (error) {
      const file = basename(cut.target);
      this.#log.warn({ err: error, file }, 'A recording could not be cut.');
      return { kind: 'failed', problem: clipProblemOf(error as NodeJS.ErrnoException) };
    }
  }

  async #run(args: readonly string[], timeoutMs = CUT_TIMEOUT_MS): Promise<void> {
    const signal = AbortSignal.any([this.#closing.signal, AbortSignal.timeout(timeoutMs)]);
    const child = spawn(this.#ffmpeg, args, { stdio: ['ignore', 'ignore', 'pipe'], signal });
    let stderr = '';
    child.stderr?.on('data', chunk => {
      stderr = `${stderr}${chunk}`.slice(-MAX_STDERR_LENGTH);
    });
    const [code] = await once(child, 'close');
    if (code !== 0) throw new Error(stderr || `ffmpeg ended with ${code}.`);
  }
}

function clipProblemOf({ code, syscall, message }: NodeJS.ErrnoException): ClipErrorCode {
  if (syscall?.startsWith('spawn')) return 'no-ffmpeg';
  if (code === 'ENOENT') return 'no-recording';
  return code === 'ENOSPC' || /no space left/i.test(message) ? 'disk-full' : 'ffmpeg';
}
