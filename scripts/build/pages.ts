import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/folders.mjs';
import { run } from '../setup/process.mjs';
import { SetupError, step } from '../setup/progress.mjs';
import { fingerprint } from './fingerprint.ts';

/** Each page: its folder in `dist/`, its sources, and the word that people have for it. */
const PAGES = [
  { name: 'renderer', config: 'renderer/vite.config.ts', layer: 'renderer', word: 'studio' },
  { name: 'viewer', config: 'viewer/vite.config.ts', layer: 'viewer', word: "viewer's page" },
  { name: 'shows', config: 'viewer/shows/vite.config.ts', layer: 'viewer', word: 'list of shows' },
] as const;
const SHARED_INPUTS = ['client', 'shared', 'assets', 'package-lock.json'];

type Page = (typeof PAGES)[number];

/** Where the built pages are, from the checkout. */
export const PAGE_FOLDERS: readonly string[] = PAGES.map(({ name }) => `dist/${name}`);

/** Builds the pages that have changed since they were last built. */
export async function buildPages(): Promise<void> {
  for (const page of PAGES) {
    const inputs = fingerprint(root, [page.layer, ...SHARED_INPUTS]);
    const stamp = join(root, 'dist', `${page.name}.inputs`);
    const isBuilt = existsSync(join(root, 'dist', page.name, 'index.html'));
    if (isBuilt && existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) continue;
    await step(`Building the ${page.word}`, () => buildPage(page));
    mkdirSync(join(root, 'dist'), { recursive: true });
    writeFileSync(stamp, inputs);
  }
}

async function buildPage({ config, word }: Page): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const { code, tail } = await run(process.execPath, [vite, 'build', '--config', config], { cwd: root });
  if (code !== 0) throw new SetupError(`The ${word} could not be built.`, tail);
}
