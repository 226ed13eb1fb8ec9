// npm run build: the pages, the desktop shell and the server, as they are packaged.
import { buildShell } from './build/bundles.ts';
import { writeNotices } from './build/notices.ts';
import { buildPages } from './build/pages.ts';
import { buildServer } from './build/server.ts';
import { root } from './setup/folders.mjs';
import { explain, step } from './setup/progress.mjs';

async function build(): Promise<number> {
  await buildPages();
  await step('Building the desktop shell', buildShell);
  await step('Building the server', async () => buildServer());
  writeNotices(root);
  return 0;
}

process.exit(await build().catch(explain));
