import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installDebianPackages, mayInstall } from './debian.mjs';
import { onPath } from './process.mjs';
import { SetupError } from './progress.mjs';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const WINDOWS_PROGRAMS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * The places where this system keeps its Chromium browsers.
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]}
 */
function usualPlaces(env) {
  if (process.platform === 'darwin')
    return MAC_APPS.map(app => `/Applications/${app}.app/Contents/MacOS/${app}`);
  const drives = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
    drive => drive !== undefined,
  );
  return drives.flatMap(drive => WINDOWS_PROGRAMS.map(program => join(drive, program)));
}

/**
 * The Chrome or Chromium to use: the one that CHROMIUM names, else an installed one.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined}
 */
export function findChromium(env = process.env) {
  if (env.CHROMIUM) {
    if (existsSync(env.CHROMIUM)) return env.CHROMIUM;
    throw new SetupError(`CHROMIUM names ${env.CHROMIUM}, and no such file exists.`, 'Correct or unset it.');
  }
  if (process.platform === 'linux') return onPath(COMMANDS);
  return usualPlaces(env).find(place => existsSync(place));
}

/**
 * A Chromium for the tests, installed where the system allows it.
 * @returns {Promise<string>}
 */
export async function chromium() {
  const found = findChromium();
  if (found) return found;
  if (mayInstall()) await installDebianPackages(['chromium'], 'the browser tests');
  const installed = findChromium();
  if (installed) return installed;
  throw new SetupError(
    'The tests need Chrome or Chromium, and none was found.',
    'Install Google Chrome or Chromium, or set CHROMIUM to the full path of one, then run this again.',
  );
}
