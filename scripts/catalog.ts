// npm run catalog -- check FILE [--json] [--currency C] [--now ISO] [--zone Z]: reads a product list as an import would, and says what would come in.
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import { assertComplete, type Reading, readCatalog } from '../server/catalog/read-catalog.ts';
import type { BadRow } from '../shared/catalog/file.ts';
import type { CatalogNote } from '../shared/catalog/notes.ts';
import type { Product } from '../shared/catalog/product.ts';
import { readCurrency } from '../shared/catalog/read-price.ts';
import { CommandError } from '../shared/errors.ts';
import { formatMoney } from '../shared/money.ts';

const USAGE =
  'Say which file to check, for example: npm run catalog -- check products.csv --json --currency EUR --now 2026-10-20T12:00:00Z';

/** Ends with what is wrong, in words, and exit code 2. */
function fail(text: string): never {
  console.error(text);
  process.exit(2);
}

function argumentsOf() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        currency: { type: 'string' },
        now: { type: 'string' },
        zone: { type: 'string' },
      },
    });
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}

/** Reads the file, or ends where it can't be read or imported. */
function read(
  file: string,
  { currency, now, zone }: { currency?: string; now?: string; zone?: string },
): Reading {
  const code = currency === undefined ? undefined : readCurrency(currency);
  if (code && !('value' in code)) fail(`--currency takes a code such as EUR, not “${currency}”.`);
  const at = now === undefined ? Date.now() : Date.parse(now);
  if (Number.isNaN(at)) fail(`--now takes a time such as 2026-10-20T12:00:00Z, not “${now}”.`);
  try {
    const kind = /^\.(json|jsonl|ndjson)$/i.test(extname(file)) ? 'json' : 'csv';
    const reading = readCatalog(readFileSync(file), kind, { currency: code?.value, now: at, timeZone: zone });
    assertComplete({ ...reading, guessed: false });
    return reading;
  } catch (error) {
    if (error instanceof CommandError) return fail(`${file} can't be read: ${error.message}`);
    if ((error as NodeJS.ErrnoException).code)
      return fail(`${file} can't be opened: ${(error as Error).message}`);
    throw error;
  }
}

const lineOf = ({ line, field, reason, value }: BadRow | CatalogNote): string =>
  `  line ${line}, ${field || 'row'}: ${reason}${value === undefined ? '' : ` (${value})`}`;

const productLine = ({ id, title, price, compareAt, stock, variants }: Product): string =>
  [
    `  ${id}  ${title}  ${formatMoney(price, 'en')}`,
    ...(compareAt ? [`was ${formatMoney(compareAt, 'en')}`] : []),
    ...(stock === undefined ? [] : [`stock ${stock}`]),
    ...(variants ? [`${variants.length} variants`] : []),
  ].join(', ');

/** What a program needs of a product. */
const productOf = ({ id, title, price, compareAt, stock, variants }: Product) => ({
  id,
  title,
  price,
  compareAt,
  stock,
  variants,
});

const { positionals, values } = argumentsOf();
const [action, file, ...more] = positionals;
if (action !== 'check' || file === undefined || more.length > 0) fail(USAGE);
const { format, encoding, currency, assumed, signs, products, notes, bad } = read(file, values);
const asked = signs.map(({ sign, currencies }) => `“${sign}” may be ${currencies.slice(0, 4).join(', ')}…`);
if (values.json) {
  const about = { format, encoding, currency, assumed, signs };
  // A program may rely on each field of a row that is left out; where nothing stood there, its value is empty.
  const leftOut = bad.map(row => ({ ...row, value: row.value ?? '' }));
  console.log(JSON.stringify({ ...about, products: products.map(productOf), notes, bad: leftOut }));
} else {
  console.log(
    `${format}, ${encoding}: ${products.length} products, prices without a currency in ${currency}`,
  );
  for (const product of products) console.log(productLine(product));
  if (asked.length > 0) console.log(`Say by --currency whose sign it is: ${asked.join(' ')}`);
  if (notes.length > 0) console.log(`Notes:\n${notes.map(lineOf).join('\n')}`);
  if (bad.length > 0) console.log(`Left out:\n${bad.map(lineOf).join('\n')}`);
}
