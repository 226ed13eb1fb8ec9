import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { root } from '../setup/folders.mjs';

const OUT = join(root, 'dist/server');
/** A path to one of our own files, in an import or a URL. */
const OWN_FILE = /(['"])(\.{1,2}\/[^'"]+)\.ts\1/g;

/** Turns one source file into what a runtime without type stripping can load. */
export function toJavaScript(source: string): string {
  return stripTypeScriptTypes(source).replace(OWN_FILE, '$1$2.js$1');
}

/**
 * Lays out the server for packaging: every file where it stands in the checkout, so that what it finds beside itself
 * (its worker threads, the sample show, the pages) is found in the package too.
 */
export function buildServer(): void {
  rmSync(OUT, { recursive: true, force: true });
  for (const file of globSync('{server,shared}/**/*.ts', { cwd: root, exclude: ['**/*.d.ts'] })) {
    const place = join(OUT, file.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, toJavaScript(readFileSync(join(root, file), 'utf8')));
  }
}

/** Puts the media worker where the packager takes it from. */
export function placeMediaWorker(worker: string): void {
  const folder = join(root, 'dist/media-worker');
  rmSync(folder, { recursive: true, force: true });
  cpSync(worker, join(folder, basename(worker)));
}
