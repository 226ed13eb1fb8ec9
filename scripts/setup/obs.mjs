import { installDebianPackages, mayInstall } from './debian.mjs';
import { onPath } from './process.mjs';
import { SetupError } from './progress.mjs';

const PROGRAMS = ['obs', 'Xvfb'];
const DEBIAN_PACKAGES = ['obs-studio', 'obs-plugins', 'xvfb'];

/** Whether a real OBS can run here, on a screen that nobody sees. */
const isThere = () => PROGRAMS.every(program => onPath([program]));

/**
 * Gets OBS Studio for the tests where the system allows it. The tests that need it are skipped, and say so, where it
 * can't be had: they are few, and no reason to run none of the others.
 */
export async function obsStudio() {
  if (isThere() || !mayInstall()) return;
  try {
    await installDebianPackages(DEBIAN_PACKAGES, 'the tests with OBS');
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`${error.message}\nThe tests with OBS will be skipped. ${error.how}\n`);
  }
}
