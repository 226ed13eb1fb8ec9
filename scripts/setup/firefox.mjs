import { existsSync } from 'node:fs';
import { installDebianPackages, mayInstall } from './debian.mjs';
import { SetupError } from './progress.mjs';

/**
 * Gets Firefox for the tests where the system allows it: viewers with it negotiate differently than those with Chromium.
 * The tests that need it are skipped, and say so, where it can't be had.
 */
export async function firefox() {
  if (process.env.FIREFOX || existsSync('/usr/bin/firefox-esr') || !mayInstall()) return;
  try {
    await installDebianPackages(['firefox-esr'], 'the tests with Firefox');
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`${error.message}\nThe tests with Firefox will be skipped. ${error.how}\n`);
  }
}
