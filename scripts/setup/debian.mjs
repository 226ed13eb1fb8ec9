import { existsSync } from 'node:fs';
import { run } from './process.mjs';
import { SetupError, step } from './progress.mjs';

/** Whether this is Debian or one of its kin, and whether packages may be installed on it without asking. */
export const isDebian = () => existsSync('/usr/bin/apt-get');
export const mayInstall = () => isDebian() && process.getuid?.() === 0;

/**
 * The ones among some Debian packages that are not installed.
 * @param {string[]} packages
 */
async function missing(packages) {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own placeholder, not one of ours.
  const format = '-f=${Status}\n';
  const states = await Promise.all(
    packages.map(name => run('dpkg-query', ['-W', format, name]).then(({ tail }) => tail)),
  );
  return packages.filter((_name, index) => states[index] !== 'install ok installed');
}

/**
 * Installs Debian packages that are not there yet; needs root.
 * @param {string[]} packages
 * @param {string} why what they are for, in the words of the progress line
 */
export async function installDebianPackages(packages, why) {
  const wanted = await missing(packages);
  if (wanted.length === 0) return;
  await step(`Installing Debian packages for ${why}`, async note => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update'], { env, onLine: note });
    const args = ['install', '--yes', '--no-install-recommends', ...wanted];
    const { code, tail } = await run('apt-get', args, { env, onLine: note });
    if (code === 0) return;
    throw new SetupError(
      `Debian's packages for ${why} could not be installed:\n${tail}`,
      `Try it by hand: apt-get update && apt-get install ${wanted.join(' ')}`,
    );
  });
}
