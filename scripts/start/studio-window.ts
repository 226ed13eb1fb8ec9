import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findChromium } from '../setup/browser.mjs';
import { root } from '../setup/folders.mjs';
import { step } from '../setup/progress.mjs';
import { fetchElectron } from './electron-binary.ts';

/** Why no window can be opened on this machine, or undefined where one can. */
export function windowlessReason(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  uid: number | undefined = process.getuid?.(),
): string | undefined {
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return 'this machine has no display';
  if (platform === 'linux' && uid === 0) return 'browsers refuse to run as root with their sandbox on';
  return undefined;
}

/**
 * Opens the studio in the desktop shell or, where Electron can't be had, in an app window of an installed browser.
 * @param dataFolder where the browser's window keeps its own profile
 * @returns a sentence about what was opened
 */
export async function openStudio(studio: string, dataFolder: string): Promise<string> {
  const reason = windowlessReason();
  if (reason) return `No window was opened (${reason}): open the studio's address in a browser.`;
  const electron = await fetchElectron();
  if (electron) {
    // Loaded here only: the bundler is heavy, and this process stays for the whole show.
    const { buildShell } = await import('../build/bundles.ts');
    await step('Building the desktop shell', buildShell);
    detach(spawn(electron, [root], { ...quiet, env: { ...process.env, VITRINE_STUDIO_URL: studio } }));
    return 'The studio is open in its own window.';
  }
  const browser = findChromium();
  if (!browser) return "No Chrome or Chromium was found: open the studio's address in a browser.";
  const profile = join(dataFolder, 'studio-window');
  const args = [
    `--app=${pathToFileURL(placeEntry(profile, studio))}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
  ];
  detach(spawn(browser, args, quiet));
  return "The studio is open in a browser's app window: the desktop shell could not be downloaded.";
}

/**
 * Writes a page that leads to the studio. The studio's address has the owner's token in it, and every user of the machine
 * can read the arguments of every process; this file can be read by its owner alone.
 * @param folder of the window's own profile
 * @returns the page's path
 */
export function placeEntry(folder: string, studio: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const page = join(folder, 'open-studio.html');
  rmSync(page, { force: true });
  const address = JSON.stringify(studio).replaceAll('<', '\\u003c');
  writeFileSync(page, `<!doctype html><script>location.replace(${address})</script>`, { mode: 0o600 });
  return page;
}

const quiet = { stdio: 'ignore', detached: true } as const;

/** Lets the window live and die by itself: closing it doesn't end the show, and ending the show is seen in it. */
function detach(window: ChildProcess): void {
  window.on('error', () => undefined);
  window.unref();
}
