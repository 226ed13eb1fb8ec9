// npm run dist [-- ELECTRON-BUILDER ARGUMENTS]: installers of the desktop shell for this system, in release/.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildShell } from './build/bundles.ts';
import { writeNotices } from './build/notices.ts';
import { buildPages } from './build/pages.ts';
import { buildServer, placeMediaWorker } from './build/server.ts';
import { root } from './setup/folders.mjs';
import { portableMediaWorker } from './setup/media-worker.mjs';
import { explain, SetupError, step } from './setup/progress.mjs';
import { fetchElectron } from './start/electron-binary.ts';

async function dist(): Promise<number> {
  const worker = await portableMediaWorker(root);
  if (!(await fetchElectron(true)))
    throw new SetupError(
      "Electron's binary could not be downloaded, and an installer is made of it.",
      'Reach https://github.com/electron/electron/releases, or set ELECTRON_MIRROR to a mirror of it, and run this again.',
    );
  await buildPages();
  await step('Building the desktop shell', buildShell);
  await step('Building the server', async () => buildServer());
  writeNotices(root);
  placeMediaWorker(worker);
  const builder = join(root, 'node_modules/electron-builder/cli.js');
  const args = [builder, '--publish', 'never', ...process.argv.slice(2)];
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1;
}

process.exit(await dist().catch(explain));
