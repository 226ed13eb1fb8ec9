import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installDebianPackages, isDebian, mayInstall } from './debian.mjs';
import { root } from './folders.mjs';
import { onPath, run } from './process.mjs';
import { SetupError, step } from './progress.mjs';

const DEBIAN_PACKAGES = [
  'cmake',
  'ninja-build',
  'g++',
  'libssl-dev',
  'libuv1-dev',
  'libsrtp2-dev',
  'libflatbuffers-dev',
  'flatbuffers-compiler',
  'libabsl-dev',
];
const TOOLS = ['cmake', 'ninja', 'c++', 'flatc'];

const HOW_TO_GET_ONE = `Any of these helps:
  - reach https://github.com/versatica/mediasoup/releases, where mediasoup's makers publish the worker;
  - set MEDIASOUP_WORKER_BIN to the path of a worker of the same mediasoup version`;

/** Installs or asks for what the build needs. */
async function prepareTools() {
  const what = 'The media worker could not be downloaded, and ';
  if (process.platform !== 'linux')
    throw new SetupError(`${what}it can be built by itself only on Linux.`, `${HOW_TO_GET_ONE}.`);
  if (mayInstall()) await installDebianPackages(DEBIAN_PACKAGES, 'the media worker');
  const absent = TOOLS.filter(tool => !onPath([tool]));
  if (absent.length === 0) return;
  const install = isDebian()
    ? `sudo apt-get install ${DEBIAN_PACKAGES.join(' ')}`
    : DEBIAN_PACKAGES.join(', ');
  throw new SetupError(
    `${what}building it needs ${absent.join(', ')}, which ${absent.length > 1 ? 'are' : 'is'} not installed.`,
    `${HOW_TO_GET_ONE};\n  - install what the build needs (Debian's names):\n      ${install}`,
  );
}

/**
 * Builds the worker from the source in mediasoup's npm package against the system's libraries: about four minutes on
 * two cores.
 * @param {string} folder
 * @param {(file: string) => void} keep takes the finished binary away before the build folder goes
 */
export async function buildMediaWorker(folder, keep) {
  await prepareTools();
  const build = mkdtempSync(join(tmpdir(), 'vitrine-media-worker-'));
  try {
    await step('Building the media worker (some minutes, once per mediasoup version)', async note => {
      await tool('cmake', [
        ...['-S', join(root, 'scripts/media-worker'), '-B', build, '-G', 'Ninja'],
        '-DCMAKE_BUILD_TYPE=Release',
        `-DWORKER_DIR=${join(folder, 'node_modules/mediasoup/worker')}`,
      ]);
      await tool('ninja', ['-C', build], line => {
        const files = /^\[(\d+)\/(\d+)\]/.exec(line);
        if (files) note(`${files[1]} of ${files[2]} files`);
      });
    });
    keep(join(build, 'mediasoup-worker'));
  } finally {
    rmSync(build, { recursive: true, force: true });
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {(line: string) => void} [onLine]
 */
async function tool(command, args, onLine = () => undefined) {
  const { code, tail } = await run(command, args, { onLine });
  if (code !== 0)
    throw new SetupError(`${command} could not build the media worker:\n${tail}`, `${HOW_TO_GET_ONE}.`);
}
