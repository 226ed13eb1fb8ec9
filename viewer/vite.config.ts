import { join } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { build, defineConfig, type Plugin, type Rolldown } from 'vite';
import { compressAndCheckSize } from '../scripts/build/compress-pages.ts';
import { relativeAssets } from '../scripts/build/relative-assets.ts';
import { withoutServerParts } from '../scripts/build/without-server-parts.ts';

/** Budget for the scripts that the page loads by itself, gzipped; the bench `viewer-page` weighs all up to the first frame. */
const MAX_SCRIPT_BYTES = 180 * 1024;
/**
 * Chunks that are preloaded beside the entry, with all that they import, and with low priority so that requests for the
 * video come first.
 */
const EARLY = ['session', 'texts', 'picture', 'first-frame', 'app'];

/** The page is at `/s/<show>`, its assets at `/v/`. */
const ASSETS = '../v/';
const TARGET = 'es2022';
/** The chunk that the first frame waits for. */
const FIRST = 'first';
const CHARSET = '<meta charset="utf-8" />';

/** The script of inline.ts and all that it imports. */
async function bundleInline(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: TARGET,
      lib: { entry: join(import.meta.dirname, 'inline.ts'), formats: ['iife'], name: 'vitrineInline' },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  for (const bundle of outputs) if ('output' in bundle) return bundle.output[0].code.trim();
  throw new Error('inline.ts gave no script.');
}

/**
 * Writes inline.ts into the document, ahead of the style sheets: a script behind one waits for it. The server allows it by
 * its hash.
 */
function inlineFirst(): Plugin {
  return {
    name: 'vitrine-inline-first',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: async html => {
        const code = await bundleInline();
        if (!html.includes(CHARSET) || code.includes('</script')) throw new Error('inline.ts has no place.');
        return html.replace(CHARSET, charset => `${charset}\n    <script>${code}</script>`);
      },
    },
  };
}

/**
 * The early chunks of a build and what they import, in the order in which they are run: a browser asks for a few at once, and
 * what runs last is to wait for the rest. What was not asked for in advance costs another round trip.
 */
function earlyChunks(bundle: Rolldown.OutputBundle): Set<string> {
  const found = new Set<string>();
  const add = (fileName: string): void => {
    const file = bundle[fileName];
    if (file?.type !== 'chunk' || file.isEntry || file.name === FIRST || found.has(fileName)) return;
    found.add(fileName);
    file.imports.forEach(add);
  };
  const files = Object.values(bundle);
  for (const name of EARLY)
    for (const file of files) if (file.type === 'chunk' && file.name === name) add(file.fileName);
  return found;
}

/** What everybody loads: the page's entry, what it waits for, and the early chunks. What a press opens is not among it. */
function loadedByItself(bundle: Rolldown.OutputBundle): (fileName: string) => boolean {
  const early = earlyChunks(bundle);
  return fileName => {
    const file = bundle[fileName];
    return early.has(fileName) || (file?.type === 'chunk' && (file.isEntry || file.name === FIRST));
  };
}

/** Preloads the early chunks, which the entry imports only after the first frame. */
function preloadEarly(): Plugin {
  return {
    name: 'vitrine-preload-early',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) =>
        [...earlyChunks(bundle)].map(fileName => ({
          tag: 'link',
          attrs: {
            rel: 'modulepreload',
            crossorigin: true,
            fetchpriority: 'low',
            href: `${ASSETS}${fileName}`,
          },
          injectTo: 'head',
        })),
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  base: '/v/',
  experimental: relativeAssets(ASSETS),
  plugins: [
    react(),
    tailwindcss(),
    withoutServerParts(),
    preloadEarly(),
    inlineFirst(),
    compressAndCheckSize(MAX_SCRIPT_BYTES, loadedByItself),
  ],
  build: {
    outDir: '../dist/viewer',
    emptyOutDir: true,
    target: TARGET,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // What the first frame waits for is one chunk, because each further one would be another request.
    rolldownOptions: {
      // A schema that nothing uses need not be made.
      treeshake: { manualPureFunctions: ['z'] },
      output: {
        codeSplitting: {
          groups: [
            { name: FIRST, test: /viewer\/(first-connections|playback\/first-picture)\.ts|preload-helper/ },
          ],
        },
      },
    },
  },
});
