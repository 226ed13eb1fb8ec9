import type { BadReason, BadRow } from '../shared/catalog.ts';
import { Refusal } from '../shared/errors.ts';
import type { Money } from '../shared/money.ts';
import { Product, WebAddress } from '../shared/product.ts';
import { readCsv } from './catalog-file-csv.ts';
import { readJson } from './catalog-file-json.ts';
import { type Read, readCurrency, readPrice } from './catalog-file-price.ts';
import { type RawRow, type RawTable, textOf } from './catalog-file-table.ts';

/** The columns by the name that complaints use, each with the other names it may have in a file, best first. */
const COLUMNS = {
  id: ['sku'],
  title: ['name'],
  price: [],
  currency: [],
  compare_at: ['compareatprice', 'oldprice'],
  stock: ['quantity'],
  brand: ['vendor'],
  picture: ['image', 'pictureurl', 'imageurl'],
  buy_url: ['url', 'link'],
  aliases: [],
  cost: [],
} as const;
type Field = keyof typeof COLUMNS;
const FIELDS = Object.keys(COLUMNS) as Field[];
const REQUIRED: readonly Field[] = ['id', 'title', 'price'];

const MAX_TITLE = 120;
const MAX_BRAND = 80;
const MAX_ID = 64;
const MAX_ALIAS = 60;
const MAX_ALIASES = 20;
const MAX_SHOWN_VALUE = 80;

export interface CatalogOptions {
  /** The address of a picture that is not a web address already; undefined where there is no such picture. */
  resolvePicture?: (path: string) => string | undefined;
  /** Currency of prices that name none; EUR unless given. */
  currency?: string;
}

/** Column names count as the same whatever their case, spaces, hyphens and underscores. */
const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_.-]+/g, '');

const fieldByName: ReadonlyMap<string, Field> = new Map(
  FIELDS.flatMap(field => [field, ...COLUMNS[field]].map(name => [plainName(name), field] as const)),
);

/** One line of text without control characters, as a card can show it. */
const clean = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\s]+/gu, ' ')
    .trim();

/** A row under reading: its cells by field, and what was wrong with them. */
class Row {
  readonly bad: BadRow[] = [];
  readonly #line: number;
  readonly #cells = new Map<Field, unknown>();

  constructor(raw: RawRow) {
    this.#line = raw.line;
    const byName = new Map(Object.entries(raw.cells ?? {}).map(([name, cell]) => [plainName(name), cell]));
    for (const field of FIELDS) {
      const cells = [field, ...COLUMNS[field]].map(name => byName.get(plainName(name)));
      this.#cells.set(
        field,
        cells.find(cell => cell !== undefined && cell !== null && cell !== ''),
      );
    }
  }

  complain(field: Field | '', reason: BadReason, value?: string): undefined {
    const shown = value === undefined ? {} : { value: clean(value).slice(0, MAX_SHOWN_VALUE).toWellFormed() };
    this.bad.push({ line: this.#line, field, reason, ...shown });
  }

  raw(field: Field): unknown {
    return this.#cells.get(field);
  }

  /** The cell as text; undefined where it is empty or, with a complaint, where it is no text. */
  text(field: Field, limit = Number.POSITIVE_INFINITY): string | undefined {
    const cell = this.#cells.get(field);
    if (typeof cell === 'object') return this.complain(field, 'not-text');
    const text = clean(String(cell ?? ''));
    if (text.length > limit) return this.complain(field, 'too-long', text);
    if (text) return text;
    return REQUIRED.includes(field) ? this.complain(field, 'missing') : undefined;
  }

  /** The cell as what `read` makes of its text; undefined where it is empty or, with a complaint, unreadable. */
  value<T>(field: Field, read: (text: string) => Read<T>): T | undefined {
    const text = this.text(field);
    if (text === undefined) return undefined;
    const result = read(text);
    return 'value' in result ? result.value : this.complain(field, result.reason, text);
  }
}

function readStock(text: string): Read<number> {
  const stock = /^[+-]?\d+(\.0*)?$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(stock)) return { reason: 'not-whole' };
  return stock < 0 ? { reason: 'negative' } : { value: stock };
}

function readAddress(text: string): Read<string> {
  const good = WebAddress.safeParse(text).success && (text.startsWith('/') || URL.canParse(text));
  return good ? { value: text } : { reason: 'bad-address' };
}

function readPicture(text: string, resolve: CatalogOptions['resolvePicture']): Read<string> {
  if (!resolve || /^[a-z][a-z\d+.-]+:/i.test(text)) return readAddress(text);
  const address = resolve(text);
  return address === undefined ? { reason: 'bad-address' } : readAddress(address);
}

function readAliases(row: Row): string[] {
  const cell = row.raw('aliases');
  const list = Array.isArray(cell) ? cell : (row.text('aliases') ?? '').split('|');
  if (list.some(alias => typeof alias !== 'string')) row.complain('aliases', 'not-text');
  const aliases = [...new Set(list.map(alias => clean(String(alias))).filter(alias => alias !== ''))];
  const long = aliases.find(alias => alias.length > MAX_ALIAS);
  if (long) row.complain('aliases', 'too-long', long);
  if (aliases.length > MAX_ALIASES) row.complain('aliases', 'too-many');
  return aliases;
}

/** The price, the price before and the cost, all in the row's one currency. */
function readPrices(row: Row, fileCurrency: string): { price?: Money; compareAt?: Money; cost?: Money } {
  const stated = row.value('currency', readCurrency);
  const price = row.value('price', text => readPrice(text, stated, fileCurrency));
  const inSame = (text: string) => readPrice(text, price?.currency ?? stated, fileCurrency);
  const compareAt = row.value('compare_at', inSame);
  const cost = row.value('cost', inSame);
  if (price && compareAt && compareAt.minor <= price.minor) {
    row.complain('compare_at', 'not-above-price', row.text('compare_at'));
  }
  return { ...(price && { price }), ...(compareAt && { compareAt }), ...(cost && { cost }) };
}

function readProduct(row: Row, options: CatalogOptions): Partial<Product> {
  const id = row.text('id', MAX_ID);
  const title = row.text('title', MAX_TITLE);
  const prices = readPrices(row, options.currency ?? 'EUR');
  const stock = row.value('stock', readStock);
  const brand = row.text('brand', MAX_BRAND);
  const picture = row.value('picture', text => readPicture(text, options.resolvePicture));
  const buyUrl = row.value('buy_url', readAddress);
  const aliases = readAliases(row);
  return {
    ...(id && { id }),
    ...(title && { title }),
    ...prices,
    ...(stock !== undefined && { stock }),
    ...(brand && { brand }),
    ...(picture && { picture }),
    ...(buyUrl && { buyUrl }),
    aliases,
  };
}

/** Names every column that is not used, once, where it first stands. */
function unknownColumns(table: RawTable): BadRow[] {
  const found = new Map<string, number>();
  const add = (name: string, line: number) => {
    const known = name === '' || fieldByName.has(plainName(name)) || found.has(name);
    if (!known) found.set(name, line);
  };
  if (table.header) for (const name of table.header) add(name, table.headerLine);
  else for (const row of table.rows) for (const name of Object.keys(row.cells ?? {})) add(name, row.line);
  return [...found].map(([name, line]) => ({
    line,
    field: clean(name).slice(0, MAX_SHOWN_VALUE).toWellFormed(),
    reason: 'unknown-column',
  }));
}

function assertColumns(header: readonly string[]): void {
  const has = new Set(header.map(name => fieldByName.get(plainName(name))));
  const missing = REQUIRED.filter(field => !has.has(field));
  if (missing.length === 0) return;
  const found = clean(header.join(', ')).slice(0, 200).toWellFormed();
  throw new Refusal(
    'bad-data',
    `The first line must name the columns. Missing: ${missing.join(', ')}. Found: ${found}.`,
    {
      problem: 'missing-columns',
      missing: missing.join(', '),
      found,
    },
  );
}

/**
 * Reads the products of a shop's file. Good rows come in and bad ones are named with their line, field and reason; a
 * row with anything wrong in it stays out as a whole, so that no half-read price or address reaches a viewer.
 * Throws a Refusal `bad-data` where the file cannot be read at all; its `problem` parameter says why.
 */
export function parseCatalog(
  file: string | Uint8Array,
  format: 'csv' | 'json',
  options: CatalogOptions = {},
): { products: Product[]; bad: BadRow[] } {
  const text = textOf(file);
  const table = format === 'csv' ? readCsv(text) : readJson(text);
  if (table.header) assertColumns(table.header);
  if (table.rows.length === 0)
    throw new Refusal('bad-data', 'The file has no products.', { problem: 'empty' });
  const products = new Map<string, Product>();
  const bad = unknownColumns(table);
  for (const raw of table.rows) {
    const row = new Row(raw);
    const draft = raw.cells ? readProduct(row, options) : row.complain('', 'not-a-product');
    if (raw.extra) row.complain('', 'extra-cells');
    if (draft?.id && products.has(draft.id)) row.complain('id', 'duplicate', draft.id);
    bad.push(...row.bad);
    if (draft && row.bad.length === 0) {
      const product = Product.parse(draft);
      products.set(product.id, product);
    }
  }
  return { products: [...products.values()], bad };
}
