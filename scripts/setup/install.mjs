import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { npm, run } from './process.mjs';
import { SetupError, step } from './progress.mjs';

const NODE_MAJOR = 24;

/** @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockEntry */

/**
 * @param {string} file
 * @returns {Record<string, LockEntry> | undefined}
 */
function lockedPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

/**
 * Whether node_modules holds exactly what package-lock.json asks for. npm writes down what it installed in a lock file
 * of its own as its last act, so a half-done installation doesn't match either.
 * @param {string} folder
 */
export function packagesMatch(folder) {
  const wanted = lockedPackages(join(folder, 'package-lock.json')) ?? {};
  const installed = lockedPackages(join(folder, 'node_modules', '.package-lock.json'));
  if (!installed) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = installed[path];
    if (!found) return entry.optional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/**
 * Installs the project's packages, in the versions of package-lock.json and without their install scripts: several
 * download things that not every network allows, and what is needed of them is done step by step here. It is not
 * `npm ci`, because that refuses a lock file that lacks the optional packages of some other operating system.
 * @param {string} folder
 */
export async function installPackages(folder) {
  if (packagesMatch(folder)) return;
  await step('Installing packages', async note => {
    const args = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=http'];
    let fetched = 0;
    const { code, tail } = await npm(args, {
      cwd: folder,
      onLine: line => line.includes('http fetch') && note(`${++fetched} fetched`),
    });
    if (code === 0) return;
    throw new SetupError(
      `npm could not install the packages:\n${tail}`,
      'Check that the npm registry can be reached (npm ping) and that the disk has 1 GB free, then run this again.',
    );
  });
}

/**
 * Gives the path of a Node that can run the project: the one that runs this if it is new enough, else the one that the
 * npm package `node` brings. Later runs of `npm install` may take its binary away again, so this looks every time.
 * @param {string} folder
 * @returns {Promise<string>}
 */
export async function modernNode(folder) {
  if (Number(process.versions.node.split('.')[0]) >= NODE_MAJOR) return process.execPath;
  const home = join(folder, 'node_modules', 'node');
  const binary = join(home, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(binary)) await step(`Fetching Node ${NODE_MAJOR}`, () => fetchNode(home, binary));
  linkForShells(folder);
  return binary;
}

/**
 * @param {string} home
 * @param {string} binary
 */
async function fetchNode(home, binary) {
  const { tail } = await run(process.execPath, ['installArchSpecificPackage.js'], { cwd: home });
  const { code } = await run(binary, ['--version']);
  if (code === 0) return;
  rmSync(binary, { force: true });
  throw new SetupError(
    `Vitrine runs on Node ${NODE_MAJOR}; this is Node ${process.versions.node}, and the newer one could not be fetched:\n${tail}`,
    `Install Node ${NODE_MAJOR} or later from https://nodejs.org, then run this again.`,
  );
}

/**
 * Lets tools started from node_modules/.bin find the same Node: npm makes no link for a binary that came later.
 * @param {string} folder
 */
function linkForShells(folder) {
  const link = join(folder, 'node_modules', '.bin', 'node');
  if (process.platform !== 'win32' && !existsSync(link)) symlinkSync('../node/bin/node', link);
}
