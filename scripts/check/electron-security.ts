import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { buildShellForScan } from '../build/bundles.ts';
import { root } from '../setup/folders.mjs';
import { run } from '../setup/process.mjs';
import type { Check } from './step.ts';

/** Findings that were looked at and stand, by the scanner's name for them, each with why it is safe here. */
const ACCEPTED: Readonly<Record<string, string>> = {
  CSP_GLOBAL_CHECK:
    'the show server sends the policy as a header with every page, and the shell loads no other page',
  OPEN_EXTERNAL_JS_CHECK:
    'both callers pass http and https addresses only: electron/navigation.ts, shared/desktop.ts',
  PRELOAD_JS_CHECK:
    'electron/preload.ts hands the page two functions, and electron/ipc.ts checks what comes by them',
  AUXCLICK_JS_CHECK: 'a middle click asks for a new window, which electron/navigation.ts denies',
};

const GRAVE = ['MEDIUM', 'HIGH'];

interface Finding {
  readonly id: string;
  readonly severity: { readonly name: string };
  readonly file: string;
  readonly location: { readonly line: number };
  readonly description: string;
}

/** Scans the desktop shell, bundled as it is shipped, for what makes Electron apps unsafe. */
export const electronSecurity: Check = {
  name: 'security of the desktop shell',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'vitrine-scan-'));
    try {
      await buildShellForScan(folder);
      return await scan(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function scan(folder: string): Promise<string[]> {
  const { code, tail } = await run(process.execPath, [join(root, 'scripts/check/scan-electron.ts'), folder]);
  if (code !== 0) return [tail];
  const { errors, issues } = JSON.parse(tail.split('\n').at(-1) ?? '');
  const unread = errors.map(
    ({ file, message }: { file: string; message: string }) => `${basename(file)}: ${message}`,
  );
  return [...unread, ...(issues as Finding[]).filter(isGrave).map(sentence)];
}

const isGrave = ({ id, severity }: Finding): boolean => GRAVE.includes(severity.name) && !(id in ACCEPTED);

const sentence = ({ id, severity, file, location, description }: Finding): string =>
  `${id} (${severity.name}) ${basename(file)}:${location.line}: ${description}`;
