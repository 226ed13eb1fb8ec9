import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Options for one ffmpeg that don't stand among its arguments, which every user of the machine can read. */
export interface OptionFile {
  /** What ffmpeg is to read, by `-fpre`. */
  readonly path: string;
  /** The file for the fourth place of the process's `stdio`; `ignore` where ffmpeg opens the path by itself. */
  readonly stdio: number | 'ignore';
  /** Lets go of it when ffmpeg has ended. */
  close(): void;
}

/**
 * Writes options for ffmpeg, by name. Where a process can open what it has inherited, the file has no name any more when
 * this returns, so that nothing is left of it whatever ends this process.
 */
export function writeOptionFile(options: Readonly<Record<string, string>>): OptionFile {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-options-'));
  const path = join(folder, 'options');
  const lines = Object.entries(options).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(path, lines.join(''), { mode: 0o600 });
  const remove = () => rmSync(folder, { recursive: true, force: true });
  if (process.platform === 'win32') return { path, stdio: 'ignore', close: remove };
  const stdio = openSync(path, 'r');
  remove();
  return { path: '/dev/fd/3', stdio, close: () => closeSync(stdio) };
}
