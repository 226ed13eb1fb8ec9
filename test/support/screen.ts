import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { end } from './process.ts';

export const XVFB = '/usr/bin/Xvfb';

/** Why programs that need a screen can't be tested on this system; undefined where they can. */
export const screenMissing: string | undefined = existsSync(XVFB)
  ? undefined
  : 'Xvfb is not installed (Debian: xvfb).';

/** A screen that nobody looks at, for programs that need one. */
export class Screen {
  /** What DISPLAY must say. */
  readonly display: string;
  readonly #child: ChildProcess;

  /** Xvfb picks a free display number and tells it on a pipe of its own. */
  static async open(): Promise<Screen> {
    const args = ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'];
    const child = spawn(XVFB, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    const pipe = child.stdio[3];
    if (!(pipe instanceof Readable)) throw new Error('Xvfb has no pipe to tell its display on.');
    const [number] = await once(createInterface({ input: pipe }), 'line');
    return new Screen(`:${number}`, child);
  }

  private constructor(display: string, child: ChildProcess) {
    this.display = display;
    this.#child = child;
  }

  async close(): Promise<void> {
    await end(this.#child, 'SIGTERM');
  }
}
