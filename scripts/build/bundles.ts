import { basename, dirname, join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { root } from '../setup/folders.mjs';

interface Bundle {
  readonly entry: string;
  /** The file that comes out; `.cjs` is CommonJS. */
  readonly file: string;
  readonly target?: string;
}

/** One file for Electron's or Node's own use: everything but their built-in modules is bundled in. */
function bundle({ entry, file, target = 'node24' }: Bundle): InlineConfig {
  return {
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: join(root, entry),
      outDir: dirname(file),
      emptyOutDir: false,
      target,
      minify: false,
      rolldownOptions: {
        output: { format: file.endsWith('.cjs') ? 'cjs' : 'es', entryFileNames: basename(file) },
      },
    },
  };
}

/** Bundles the desktop shell: its main process, and the preload script in the only form a sandbox can load. */
export async function buildShell(): Promise<void> {
  const folder = join(root, 'dist/electron');
  await build(bundle({ entry: 'electron/main.ts', file: join(folder, 'main.js') }));
  await build(bundle({ entry: 'electron/preload.ts', file: join(folder, 'preload.cjs') }));
}

/** Bundles the desktop shell in an older JavaScript and under names that the security scanner can read. */
export async function buildShellForScan(folder: string): Promise<void> {
  const target = 'es2019';
  await build(bundle({ entry: 'electron/main.ts', file: join(folder, 'main.js'), target }));
  await build(bundle({ entry: 'electron/preload.ts', file: join(folder, 'preload.js'), target }));
}
