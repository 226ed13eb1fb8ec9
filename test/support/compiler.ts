import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const HEADERS = ['/usr/include/srtp2/srtp.h', '/usr/include/openssl/crypto.h', '/usr/include/zlib.h'];

/** Why nothing can be compiled here with what the media worker is built of; undefined where it can. */
export const compilerMissing: string | undefined =
  process.platform === 'linux' &&
  [
    ['c++', '--version'],
    ['readelf', '--version'],
  ].every(([name = '', ...args]) => spawnSync(name, args).status === 0) &&
  HEADERS.every(file => existsSync(file))
    ? undefined
    : 'a C++ compiler and the libraries of the media worker are not installed';

interface Source {
  /** The header that it includes, in its quotes or brackets. */
  readonly first?: string;
  readonly libraries?: readonly string[];
  readonly flags?: readonly string[];
}

/** Compiles a small C++ program; it goes with the test. */
export function compiled(source: string, { first, libraries = [], flags = [] }: Source = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-compiled-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [code, file] = [join(folder, 'main.cpp'), join(folder, 'main')];
  writeFileSync(code, `${first ? `#include ${first}\n` : ''}${source}\n`);
  tool('c++', '-std=c++20', ...flags, code, '-o', file, ...libraries.map(name => `-l${name}`));
  return file;
}

/** What a program says. Throws where it fails. */
export function tool(name: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(name, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw new Error(`${name} failed: ${stderr}`);
  return stdout;
}
