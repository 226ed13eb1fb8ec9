import { resolve } from 'node:path';
import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { relativeAssets } from '../scripts/build/relative-assets.ts';

const SERVER = 'http://127.0.0.1:8787';

export default defineConfig({
  root: import.meta.dirname,
  base: '/studio/',
  experimental: relativeAssets('./'),
  publicDir: false,
  plugins: [react(), tailwind()],
  build: {
    outDir: resolve(import.meta.dirname, '../dist/renderer'),
    emptyOutDir: true,
    target: 'es2023',
    // The content policy allows no data: fonts, so nothing is inlined.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
  },
  server: {
    proxy: {
      '/socket': { target: SERVER, ws: true },
      '/api': SERVER,
      '/pictures': SERVER,
      '/s/': SERVER,
      '/v/': SERVER,
    },
  },
});
