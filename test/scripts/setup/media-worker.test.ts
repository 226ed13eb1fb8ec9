import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cacheFolder } from '../../../scripts/setup/folders.mjs';
import { isMediaWorker, mediaWorker } from '../../../scripts/setup/media-worker.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-worker-'));
  vi.stubEnv('VITRINE_CACHE', join(folder, 'cache'));
  vi.stubEnv('MEDIASOUP_WORKER_BIN', '');
  program('node_modules/mediasoup/package.json', JSON.stringify({ version: '9.9.9' }));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function program(path: string, text: string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  chmodSync(file, 0o755);
  return file;
}
const worker = (path: string): string => program(path, '#!/bin/sh\nexit 41\n');

/** A stand-in for mediasoup's own script: it "downloads" by writing a file, or fails. */
function downloader(text: string): void {
  program('node_modules/mediasoup/npm-scripts.mjs', text);
}
const cached = (): string =>
  join(folder, `cache/media-worker/9.9.9-${process.platform}-${process.arch}/mediasoup-worker`);

// The stand-ins are shell scripts.
describe.skipIf(process.platform === 'win32')('the media worker', () => {
  test('is known by its answer to a start that is not from mediasoup', () => {
    expect(isMediaWorker(worker('a'))).toBe(true);
    expect(isMediaWorker(program('b', '#!/bin/sh\nexit 0\n'))).toBe(false);
    expect(isMediaWorker(join(folder, 'nothing'))).toBe(false);
  });

  test('that is given is used as it is', async () => {
    vi.stubEnv('MEDIASOUP_WORKER_BIN', worker('given'));
    expect(await mediaWorker(folder)).toBe(join(folder, 'given'));
  });

  test('that is given and does not run is named, with what to do', async () => {
    vi.stubEnv('MEDIASOUP_WORKER_BIN', join(folder, 'nothing'));
    await expect(mediaWorker(folder)).rejects.toMatchObject({
      message: expect.stringContaining(join(folder, 'nothing')),
      how: expect.stringContaining('unset it'),
    });
  });

  test('that was got before is taken from the cache, and nothing is asked of the network', async () => {
    worker(cached().slice(folder.length));
    downloader('process.exit(99)');
    expect(await mediaWorker(folder)).toBe(cached());
  });

  test('is downloaded by mediasoup itself, and kept for the next clone', async () => {
    downloader(`
      import { mkdirSync, writeFileSync } from 'node:fs';
      mkdirSync('worker/out/Release', { recursive: true });
      writeFileSync('worker/out/Release/mediasoup-worker', '#!/bin/sh\\nexit 41\\n', { mode: 0o755 });
      if (!process.env.PYTHON.includes('node')) process.exit(1);
    `);
    expect(await mediaWorker(folder)).toBe(cached());
    expect(readFileSync(cached(), 'utf8')).toContain('exit 41');
  });
});

test.each([
  ['linux', { XDG_CACHE_HOME: '/x' }, /^.x.vitrine.node$/],
  ['linux', {}, /\.cache.vitrine.node$/],
  ['darwin', {}, /Library.Caches.vitrine.node$/],
  ['win32', { LOCALAPPDATA: 'L' }, /^L.vitrine.cache.node$/],
  ['linux', { VITRINE_CACHE: '/mine' }, /^.mine.node$/],
] as const)('the cache is where %s keeps such things (%j)', (platform, env, expected) => {
  expect(cacheFolder('node', env as NodeJS.ProcessEnv, platform)).toMatch(expected);
});
