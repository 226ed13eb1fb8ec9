// npm run eval -- TASK FILE [--lang en|zh|ru] [--phrases FILE] [--json]: judges what moderation decides against labelled lines.
// A task is a file in `scripts/eval/`. The last line that is printed is one JSON object; without --json it is indented.
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { BadInput } from './eval/support/bad-input.ts';
import type { Evaluate } from './eval/support/evaluate.ts';

const FOLDER = fileURLToPath(new URL('eval/', import.meta.url));
const TASKS = globSync('*.ts', { cwd: FOLDER })
  .map(file => basename(file, '.ts'))
  .toSorted();
const USAGE = `Name a task (${TASKS.join(', ')}) and a file. For example: npm run eval -- toxicity lines.tsv --lang en --json`;

function argumentsOf() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      lang: { type: 'string' },
      phrases: { type: 'string' },
    },
  });
  const [name = '', file] = positionals;
  if (!TASKS.includes(name) || file === undefined || positionals.length > 2) throw new BadInput(USAGE);
  return { ...values, name, file };
}

/** Ends with what is wrong, in words, and exit code 2. */
function fail(error: unknown): never {
  const isOurs =
    error instanceof BadInput || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
  console.error(isOurs ? (error as Error).message : error);
  process.exit(isOurs ? 2 : 1);
}

try {
  const { name, json, ...options } = argumentsOf();
  const { evaluate } = (await import(`./eval/${name}.ts`)) as { evaluate: Evaluate };
  const result = { task: name, ...(await evaluate(options, text => console.log(text))) };
  console.log(json ? JSON.stringify(result) : JSON.stringify(result, null, 2));
} catch (error) {
  fail(error);
}
