import { installDebianPackages, mayInstall } from './debian.mjs';
import { SetupError } from './progress.mjs';

/**
 * Gets libfaketime where the system allows it: it sets the clock of a server that runs, and of nothing else. What needs
 * it is skipped, and says so, where it can't be had.
 */
export async function fakeTime() {
  if (process.env.FAKETIME_LIBRARY || !mayInstall()) return;
  try {
    await installDebianPackages(['libfaketime'], 'clocks that are set');
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`${error.message}\nThe tests of clocks will be skipped. ${error.how}\n`);
  }
}
