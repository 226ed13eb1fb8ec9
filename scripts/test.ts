// npm test [-- check|unit|alone|e2e|shell … [WORDS]]: runs everything, or the named parts, words going to their runners.
import { buildPages } from './build/pages.ts';
import { runChecks } from './check/checks.ts';
import { explain } from './setup/progress.mjs';
import { runPlaywright, runUnit } from './test/runners.ts';
import { lastLine, sum, type Totals } from './test/totals.ts';

type Part = (words: readonly string[]) => Promise<Totals>;

/** The page builds; one that breaks is one failure. */
async function build(): Promise<Totals> {
  const failed = await buildPages().then(() => 0, explain);
  return { passed: 1 - failed, skipped: 0, failures: failed ? ['the pages do not build'] : [] };
}

const PARTS: Readonly<Record<string, Part>> = {
  check: runChecks,
  pages: build,
  unit: runUnit,
  alone: words => runPlaywright('alone', words),
  e2e: words => runPlaywright('e2e', words),
  shell: words => runPlaywright('shell', words),
};
const NEED_PAGES = ['unit', 'alone', 'e2e'];

const args = process.argv.slice(2).filter(arg => arg !== '--');
const firstWord = args.findIndex(arg => !(arg in PARTS));
const named = firstWord === -1 ? args : args.slice(0, firstWord);
const words = args.slice(named.length);

const wanted = Object.keys(PARTS).filter(
  name =>
    named.length === 0 ||
    named.includes(name) ||
    (name === 'pages' && NEED_PAGES.some(part => named.includes(part))),
);

const all: Totals[] = [];
for (const name of wanted) {
  console.log(`\n── ${name} ──`);
  const part = PARTS[name];
  if (part) all.push(await part(words));
}
const total = sum(all);
// Failures are told again at the end, where they are looked for and where a log that was cut still has them.
for (const failure of total.failures) console.log(`\n✗ ${failure}`);
console.log(`\n${lastLine(total)}`);
process.exit(total.failures.length > 0 ? 1 : 0);
