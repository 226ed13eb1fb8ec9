import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Everything a viewer can be made to download as script, gzipped. */
const MAX_SCRIPT_BYTES = 200 * 1024;
/** Chunks that the page is drawn with; it asks for them with its entry, not after it, but lets the picture go first. */
const EARLY = ['session', 'picture', 'first-look', 'app'];

/**
 * Writes `.gz` and `.br` beside each script and style, and fails a build whose scripts outgrow the page's budget. It
 * reads what was written to the disk, because other plugins change the chunks until then.
 */
function weigh(): Plugin {
  return {
    name: 'vitrine-weigh',
    apply: 'build',
    writeBundle({ dir = '' }, bundle) {
      let scripts = 0;
      for (const { fileName, type } of Object.values(bundle)) {
        if (!/\.(js|css)$/.test(fileName)) continue;
        const path = join(dir, fileName);
        const source = readFileSync(path);
        const gzip = gzipSync(source, { level: 9 });
        if (type === 'chunk') scripts += gzip.length;
        writeFileSync(`${path}.gz`, gzip);
        writeFileSync(`${path}.br`, brotliCompressSync(source));
      }
      const report = `${(scripts / 1024).toFixed(1)} KB of script, gzipped; at most ${MAX_SCRIPT_BYTES / 1024}`;
      if (scripts > MAX_SCRIPT_BYTES) this.error(`The viewer's page is too heavy: ${report}`);
      this.info(report);
    },
  };
}

/** Lets the browser fetch the early chunks beside the entry, which imports them only after it opened the room. */
function preloadEarly(): Plugin {
  return {
    name: 'vitrine-preload-early',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) =>
        Object.values(bundle)
          .filter(file => file.type === 'chunk' && EARLY.includes(file.name))
          .map(file => ({
            tag: 'link',
            attrs: {
              rel: 'modulepreload',
              crossorigin: true,
              fetchpriority: 'low',
              href: `/v/${file.fileName}`,
            },
            injectTo: 'head',
          })),
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  base: '/v/',
  plugins: [react(), tailwindcss(), preloadEarly(), weigh()],
  build: {
    outDir: '../dist/viewer',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // What asks for the picture is one small file: each more of them would be waited for.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: 'first', test: /viewer\/(socket|playback\/first-picture)\.ts|preload-helper/ }],
        },
      },
    },
  },
});
