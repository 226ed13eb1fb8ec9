import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder } from './folders.mjs';
import { buildMediaWorker } from './media-worker-build.mjs';
import { run } from './process.mjs';
import { SetupError, step } from './progress.mjs';

const BINARY = process.platform === 'win32' ? 'mediasoup-worker.exe' : 'mediasoup-worker';
const DOWNLOAD_TIMEOUT_MS = 90_000;
/** What mediasoup's worker answers when it is started by something that is not mediasoup. */
const NOT_MY_FATHER = 41;

/**
 * Whether a file is a media worker that this system can run.
 * @param {string} file
 */
export function isMediaWorker(file) {
  return spawnSync(file, [], { env: {}, timeout: 10_000, stdio: 'ignore' }).status === NOT_MY_FATHER;
}

/**
 * Where the worker of the installed mediasoup is kept, outside the checkout.
 * @param {string} folder
 */
function cachedPlace(folder) {
  const { version } = JSON.parse(readFileSync(join(folder, 'node_modules/mediasoup/package.json'), 'utf8'));
  return join(cacheFolder('media-worker'), `${version}-${process.platform}-${process.arch}`, BINARY);
}

/**
 * Gives the path of the media worker, getting it if need be: the one that MEDIASOUP_WORKER_BIN names, the one got
 * earlier, the one that mediasoup's makers built, or one built here from source.
 * @param {string} folder
 * @returns {Promise<string>}
 */
export async function mediaWorker(folder) {
  const given = process.env.MEDIASOUP_WORKER_BIN;
  if (given) return checkedGiven(given);
  const cached = cachedPlace(folder);
  if (existsSync(cached) && isMediaWorker(cached)) return cached;
  const downloaded = await step('Fetching the media worker', () => download(folder)).catch(() => undefined);
  if (downloaded) return keep(downloaded, cached);
  await buildMediaWorker(folder, built => keep(built, cached));
  return cached;
}

/** @param {string} given */
function checkedGiven(given) {
  if (isMediaWorker(given)) return given;
  throw new SetupError(
    `MEDIASOUP_WORKER_BIN names ${given}, and that is not a media worker which runs on this system.`,
    'Correct it, or unset it to let Vitrine get the worker by itself.',
  );
}

/**
 * Has mediasoup fetch the worker that its makers built. Without one it would go on to install a build system by pip and
 * compile; naming a Python that knows no pip ends it there, because the build of this project is the quicker one.
 * @param {string} folder
 * @returns {Promise<string>}
 */
async function download(folder) {
  const home = join(folder, 'node_modules', 'mediasoup');
  const { code } = await run(process.execPath, ['npm-scripts.mjs', 'postinstall'], {
    cwd: home,
    env: { ...process.env, PYTHON: process.execPath },
    timeout: DOWNLOAD_TIMEOUT_MS,
  });
  const file = join(home, 'worker', 'out', 'Release', BINARY);
  if (code !== 0 || !isMediaWorker(file))
    throw new Error('no prebuilt worker for this system could be fetched');
  return file;
}

/**
 * Puts a worker into the cache in one move, so that another start at the same time never meets half a file.
 * @param {string} file
 * @param {string} place
 */
function keep(file, place) {
  mkdirSync(dirname(place), { recursive: true });
  const arriving = `${place}.${process.pid}`;
  copyFileSync(file, arriving);
  chmodSync(arriving, 0o755);
  renameSync(arriving, place);
  return place;
}
