import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cacheFolder } from '../../../scripts/setup/folders.mjs';
import {
  buildName,
  isMediaWorker,
  mediaWorker,
  portableMediaWorker,
} from '../../../scripts/setup/media-worker.mjs';
import { foreignLibraries } from '../../../scripts/setup/shared-libraries.mjs';
import { compiled, compilerMissing, tool } from '../../support/compiler.ts';

const mediasoup = JSON.parse(
  readFileSync(new URL('../../../node_modules/mediasoup/package.json', import.meta.url), 'utf8'),
) as { version: string };

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

/** A stand-in for a worker that was linked to a library of this system, as Debian's OpenSSL. */
const linkedHere = (path: string): string => {
  const file = program(path, '');
  cpSync(
    compiled('int main() { return zlibVersion() ? 41 : 0; }', { first: '<zlib.h>', libraries: ['z'] }),
    file,
  );
  return file;
};

describe.skipIf(compilerMissing)(
  `a worker built here${compilerMissing ? ` (${compilerMissing})` : ''}`,
  () => {
    const built = (): string => cached().replace(/(\/[^/]+)$/, `${buildName()}$1`);

    test('is known by its libraries, and one that needs only those of every Linux is not', () => {
      expect(foreignLibraries(linkedHere('linked'))).toEqual(['libz.so.1']);
      expect(foreignLibraries(compiled('int main() { return 41; }'))).toEqual([]);
      expect(foreignLibraries(worker('script'))).toEqual([]);
    });

    test('of an earlier build is built anew, and one of this build is taken from the cache', async () => {
      linkedHere(cached().slice(folder.length));
      worker(built().slice(folder.length));
      downloader('process.exit(99)');
      expect(await mediaWorker(folder)).toBe(built());
    });

    test('is never given to others: the one that mediasoup’s makers built is fetched instead, or nothing is', async () => {
      const given = linkedHere('given');
      vi.stubEnv('MEDIASOUP_WORKER_BIN', given);
      downloader('process.exit(1)');
      await expect(portableMediaWorker(folder)).rejects.toMatchObject({
        message: expect.stringMatching(/given can't be given to others: it needs libz\.so\.1/),
        how: expect.stringContaining('github.com/versatica'),
      });

      downloader(`
      import { mkdirSync, writeFileSync } from 'node:fs';
      mkdirSync('worker/out/Release', { recursive: true });
      writeFileSync('worker/out/Release/mediasoup-worker', '#!/bin/sh\\nexit 41\\n', { mode: 0o755 });
    `);
      expect(await portableMediaWorker(folder)).toBe(cached());
      vi.stubEnv('MEDIASOUP_WORKER_BIN', worker('portable'));
      expect(await portableMediaWorker(folder)).toBe(join(folder, 'portable'));
    });
  },
);

/** The worker that the setup has built on this machine, where it had to. */
const builtWorker = join(
  cacheFolder('media-worker', { ...process.env, VITRINE_CACHE: undefined }),
  `${mediasoup.version}-${process.platform}-${process.arch}${buildName()}`,
  'mediasoup-worker',
);
const builtMissing = existsSync(builtWorker) ? compilerMissing : 'no worker was built here';

describe.skipIf(builtMissing)(`the build${builtMissing ? ` (${builtMissing})` : ''}`, () => {
  test('guards the stack, checks copies, and is placed anywhere with its tables read-only', () => {
    const symbols = tool('readelf', '-sW', '--dyn-syms', builtWorker);
    expect(symbols).toMatch(/__stack_chk_fail/);
    expect(symbols).toMatch(/__memcpy_chk/);
    expect(tool('readelf', '-hW', builtWorker)).toMatch(/Type:\s+DYN/);
    expect(tool('readelf', '-dW', builtWorker)).toMatch(/BIND_NOW|Flags: NOW/);
    expect(tool('readelf', '-lW', builtWorker)).toMatch(/GNU_RELRO/);
    expect(tool('readelf', '-lW', builtWorker)).toMatch(/GNU_STACK.* RW +0x/);
  });

  test('wipes the keys of the media before it gives their memory back', () => {
    expect(tool('readelf', '-sW', '--dyn-syms', builtWorker)).toMatch(/OPENSSL_cleanse/);
  });
});

test.skipIf(compilerMissing)('the wiping of a key is not optimised away', () => {
  const header = fileURLToPath(new URL('../../../scripts/media-worker/compat/srtp.h', import.meta.url));
  // `free` is replaced, so that it sees what is in the memory that it is given.
  const source = `
    static srtp_policy_t watched;
    static unsigned left = 0;
    extern "C" void __real_free(void*);
    extern "C" void __wrap_free(void* p)
    {
      if (p != nullptr && p == watched) for (unsigned char c : watched->key) left += c;
      __real_free(p);
    }
    int main()
    {
      uint8_t key[30];
      for (auto& each : key) each = 7;
      srtp_policy_create(&watched);
      srtp_policy_add_key(watched, key, 16, key + 16, 14, nullptr, 0);
      // As if the session were made of it here: without a reader the copy of the key itself would be left out.
      asm volatile("" : : "r"(watched) : "memory");
      srtp_policy_destroy(watched);
      return left == 0 ? 0 : 1;
    }`;
  const file = compiled(source, {
    first: `"${header}"`,
    libraries: ['crypto', 'srtp2'],
    flags: ['-O2', '-Wl,--wrap=free'],
  });
  expect(spawnSync(file).status).toBe(0);
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
