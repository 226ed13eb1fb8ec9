// npm run ledger -- verify FILE [--key PUBLICKEY] [--closed]: verifies a show's ledger offline, line by line.
// Exits with 0 where it is whole, with 1 where a line is broken, which is named, and with 2 where there is nothing to verify.
import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { PublicKey } from '../shared/ledger/format.ts';
import { linesOf } from './ledger/lines-of.ts';
import { BrokenLedger, NoLedger, type Verified, verifyLedger } from './ledger/verify.ts';

const USAGE = 'Name a file: npm run ledger -- verify FILE [--key PUBLICKEY] [--closed]';

function argumentsOf() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { key: { type: 'string' }, closed: { type: 'boolean', default: false } },
  });
  const [task, file] = positionals;
  if (task !== 'verify' || file === undefined || positionals.length > 2) throw new NoLedger(USAGE);
  const key = values.key?.toLowerCase();
  if (key !== undefined && !PublicKey.safeParse(key).success)
    throw new NoLedger('A key is 64 hexadecimal digits, as the report of the show has it.');
  return { file, key, closed: values.closed };
}

const count = (number: number, one: string, more: string): string =>
  `${number.toLocaleString('en')} ${number === 1 ? one : more}`;
const time = (at: number): string => new Date(at).toISOString();

function textOf({ title, key, entries, heads, unsigned, from, to }: Verified): string {
  const span = from === undefined || to === undefined ? '' : ` from ${time(from)} to ${time(to)}`;
  return [
    `The ledger of "${title}" is whole.`,
    `${count(entries, 'entry', 'entries')}${span}, ${count(heads, 'signed head', 'signed heads')}.`,
    unsigned > 0
      ? `${count(unsigned, 'entry stands', 'entries stand')} behind the newest signed head: if more were cut off after them, that can't be seen.`
      : 'A signed head is the last line.',
    `Signed by key ${key}. Compare it with the one on the report of the show.`,
  ].join('\n');
}

const isOfFile = (error: unknown): boolean =>
  error instanceof NoLedger ||
  /^(E[A-Z]+|ERR_PARSE_ARGS.*)$/.test(String((error as NodeJS.ErrnoException).code ?? ''));

try {
  const { file, ...options } = argumentsOf();
  console.log(textOf(await verifyLedger(linesOf(createReadStream(file)), options)));
} catch (error) {
  if (!(error instanceof BrokenLedger) && !isOfFile(error)) throw error;
  console.error((error as Error).message);
  process.exit(error instanceof BrokenLedger ? 1 : 2);
}
