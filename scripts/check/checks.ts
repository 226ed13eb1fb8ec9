import { secondsSince } from '../setup/progress.mjs';
import type { Totals } from '../test/totals.ts';
import { costlyHasCheck } from './costly-has.ts';
import { electronSecurity } from './electron-security.ts';
import { featureNames } from './feature-names.ts';
import { locales } from './locales.ts';
import { type Check, toolCheck } from './step.ts';
import { testMirror } from './test-mirror.ts';
import { wallClock } from './wall-clock.ts';

const LAYERS = ['shared', 'client', 'renderer', 'viewer', 'server', 'electron', 'scripts', 'test', 'bench'];
const AT_ONCE = 2;

const CHECKS: readonly Check[] = [
  ...LAYERS.map(layer => toolCheck(`types of ${layer}`, 'typescript/bin/tsc', ['-p', layer])),
  toolCheck('lint, format and layers', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']),
  toolCheck('unused files, exports and packages', 'knip/bin/knip.js', ['--no-progress']),
  featureNames,
  wallClock,
  electronSecurity,
  locales,
  testMirror,
  costlyHasCheck,
];

/** Runs every check, a few at a time, and prints one line for each with its time, and what it found below. */
export async function runChecks(): Promise<Totals> {
  const waiting = [...CHECKS];
  const failures: string[] = [];
  const work = async (): Promise<void> => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      if (!(await passes(check))) failures.push(check.name);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { passed: CHECKS.length - failures.length, skipped: 0, failures };
}

async function passes(check: Check): Promise<boolean> {
  const started = performance.now();
  const found = await check.run().catch((error: Error) => [error.stack ?? error.message]);
  console.log(`${found.length === 0 ? '✓' : '✗'} ${check.name} (${secondsSince(started)})`);
  for (const line of found) console.log(`    ${line}`);
  return found.length === 0;
}
