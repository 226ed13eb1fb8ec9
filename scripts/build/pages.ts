import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/folders.mjs';
import { run } from '../setup/process.mjs';
import { SetupError, step } from '../setup/progress.mjs';
import { fingerprint } from './fingerprint.ts';

/** Each page by the name of its layer, with the word that people have for it. */
const PAGES = { renderer: 'studio', viewer: "viewer's page" } as const;
const SHARED_INPUTS = ['client', 'shared', 'assets', 'package-lock.json'];

type Page = keyof typeof PAGES;

/** Builds the pages that have changed since they were last built. */
export async function buildPages(): Promise<void> {
  for (const page of Object.keys(PAGES) as Page[]) {
    const inputs = fingerprint(root, [page, ...SHARED_INPUTS]);
    const stamp = join(root, 'dist', `${page}.inputs`);
    const isBuilt = existsSync(join(root, 'dist', page, 'index.html'));
    if (isBuilt && existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) continue;
    await step(`Building the ${PAGES[page]}`, () => buildPage(page));
    mkdirSync(join(root, 'dist'), { recursive: true });
    writeFileSync(stamp, inputs);
  }
}

async function buildPage(page: Page): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const { code, tail } = await run(process.execPath, [vite, 'build', '--config', `${page}/vite.config.ts`], {
    cwd: root,
  });
  if (code !== 0) throw new SetupError(`The ${PAGES[page]} could not be built.`, tail);
}
