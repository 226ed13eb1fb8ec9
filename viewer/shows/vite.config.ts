import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressAndCheckSize } from '../../scripts/build/compress-pages.ts';
import { relativeAssets } from '../../scripts/build/relative-assets.ts';

const MAX_SCRIPT_BYTES = 100 * 1024;

/** The list of shows is a build of its own, so that it shares no chunks with a show's page, whose first frame would wait. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/shows/',
  experimental: relativeAssets('./shows/'),
  plugins: [react(), compressAndCheckSize(MAX_SCRIPT_BYTES)],
  build: {
    outDir: '../../dist/shows',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
