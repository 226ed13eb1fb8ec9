import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../setup/folders.mjs';
import {
  type PlaywrightReport,
  skipReasons,
  totalsOfPlaywright,
  totalsOfVitest,
  type VitestReport,
} from './reports.ts';
import type { Totals } from './totals.ts';

/** Runs the tests that need no browser; the words select files. */
export async function runUnit(words: readonly string[]): Promise<Totals> {
  const report = reportFile('unit');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...words];
  const code = await inherit('node_modules/vitest/vitest.mjs', args);
  return totals<VitestReport>('vitest', report, code, totalsOfVitest);
}

/** Runs one of the Playwright projects: journeys, those that run alone, or the desktop shell. */
export async function runPlaywright(
  project: 'alone' | 'e2e' | 'shell',
  words: readonly string[],
): Promise<Totals> {
  const report = reportFile(project);
  const args = ['test', `--project=${project}`, ...words];
  const code = await inherit('node_modules/playwright/cli.js', args, { PLAYWRIGHT_JSON_OUTPUT_FILE: report });
  return totals<PlaywrightReport>(`Playwright (${project})`, report, code, read => {
    for (const reason of skipReasons(read.suites)) console.log(`Skipped in ${project}: ${reason}`);
    return totalsOfPlaywright(read);
  });
}

function reportFile(name: string): string {
  const file = join(root, 'test-results', 'reports', `${name}.json`);
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  return file;
}

function inherit(script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  const child = spawn(process.execPath, [join(root, script), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  return new Promise(resolve => child.on('close', code => resolve(code ?? 1)));
}

/** Reads a runner's totals; one that failed without saying which test did counts as one failure. */
function totals<R>(name: string, file: string, code: number, read: (report: R) => Totals): Totals {
  const none = { passed: 0, skipped: 0, failures: [] };
  const found = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : none;
  if (code === 0 || found.failures.length > 0) return found;
  return { ...found, failures: [`${name} ended with exit code ${code} although no test of it failed.`] };
}
