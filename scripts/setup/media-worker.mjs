import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder, root } from './folders.mjs';
import { buildMediaWorker } from './media-worker-build.mjs';
import { run } from './process.mjs';
import { SetupError, step } from './progress.mjs';
import { foreignLibraries } from './shared-libraries.mjs';

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
 * @param {string} [build] names how it was built, where that was done here
 */
function cachedPlace(folder, build = '') {
  const { version } = JSON.parse(readFileSync(join(folder, 'node_modules/mediasoup/package.json'), 'utf8'));
  const name = `${version}-${process.platform}-${process.arch}${build}`;
  return join(cacheFolder('media-worker'), name, BINARY);
}

/** A name for the build of this project that changes with it, so that a worker of an older build isn't used for ever. */
export function buildName() {
  const recipe = join(root, 'scripts/media-worker');
  const files = readdirSync(recipe, { recursive: true, encoding: 'utf8' }).filter(name =>
    statSync(join(recipe, name)).isFile(),
  );
  const hash = createHash('sha256');
  for (const name of files.sort()) hash.update(`${name}\0`).update(readFileSync(join(recipe, name)));
  return `-built-${hash.digest('hex').slice(0, 12)}`;
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
  const built = cachedPlace(folder, buildName());
  const cached = cachedPortable(folder) ?? (existsSync(built) && isMediaWorker(built) ? built : undefined);
  if (cached) return cached;
  const downloaded = await fetchPortable(folder).catch(() => undefined);
  if (downloaded) return downloaded;
  await buildMediaWorker(folder, file => keep(file, built));
  return built;
}

/**
 * Gives the path of a media worker that runs on other machines too: one that was built here needs the libraries of this
 * system in just these versions, and would end at its start on any other.
 * @param {string} folder
 * @returns {Promise<string>}
 */
export async function portableMediaWorker(folder) {
  const given = process.env.MEDIASOUP_WORKER_BIN;
  if (given && foreignLibraries(checkedGiven(given)).length === 0) return given;
  const found = cachedPortable(folder) ?? (await fetchPortable(folder).catch(() => undefined));
  if (found) return found;
  const libraries = given ? foreignLibraries(given).join(', ') : '';
  throw new SetupError(
    libraries
      ? `The media worker ${given} can't be given to others: it needs ${libraries} of this very system.`
      : 'The media worker that mediasoup’s makers built could not be fetched, and one built here runs on this system alone.',
    'Reach https://github.com/versatica/mediasoup/releases, or set MEDIASOUP_WORKER_BIN to a worker that needs only the C and C++ libraries.',
  );
}

/**
 * The worker of mediasoup's makers where it was fetched earlier. A worker that was built here stood in the same place
 * once; it is known by its libraries.
 * @param {string} folder
 */
function cachedPortable(folder) {
  const place = cachedPlace(folder);
  return existsSync(place) && isMediaWorker(place) && foreignLibraries(place).length === 0
    ? place
    : undefined;
}

/** @param {string} folder */
const fetchPortable = async folder =>
  keep(await step('Fetching the media worker', () => download(folder)), cachedPlace(folder));

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
