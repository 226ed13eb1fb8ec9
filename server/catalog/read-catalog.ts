import type {
  BadRow,
  CatalogFormat,
  CatalogPreview,
  ColumnMapping,
  ImportOptions,
} from '../../shared/catalog/file.ts';
import type { CatalogNote } from '../../shared/catalog/notes.ts';
import type { Product } from '../../shared/catalog/product.ts';
import { type DecimalHabit, decimalHabit } from '../../shared/catalog/read-number.ts';
import { CommandError } from '../../shared/errors.ts';
import { ProductReader } from './product-reader.ts';
import type { ProductContext, RawProduct } from './raw-product.ts';
import { readJson } from './read-json.ts';
import { readProduct } from './read-product.ts';
import { isShopifyCsv, shopifyCsvProducts } from './shopify/csv.ts';
import { isShopifyJson, shopifyJsonProducts } from './shopify/json.ts';
import {
  columnsOf,
  missingFields,
  proposedMapping,
  rawProducts,
  unusedColumns,
} from './table/column-mapping.ts';
import { decode, notText } from './table/decode.ts';
import { assertProducts, type RawTable } from './table/raw-table.ts';
import { readCsv } from './table/read-csv.ts';
import { excerptOf } from './values/clean-text.ts';
import { wallClock } from './values/read-moment.ts';
import { wooColumns } from './woocommerce/columns.ts';
import { wooCommerceProducts } from './woocommerce/woocommerce.ts';

const SAMPLES = 3;
const MAX_SAMPLE = 40;

export interface ReadOptions extends ImportOptions {
  /** Currency of prices without one, where neither the host nor the file says; EUR unless given. */
  readonly usualCurrency?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly now?: number;
  /** Returns the address of a picture whose cell isn't a web address; undefined where there is no such picture. */
  readonly resolvePicture?: ((path: string) => string | undefined) | undefined;
  /** Whether products may lead to the demo shop: for the sample set only, because nobody is paid there. */
  readonly mayLeadToDemoShop?: boolean | undefined;
}

/** The whole content of a file: a preview with all products. */
export type Reading = CatalogPreview;

/** What kind of list a table is and, for a shop's export, its products; the columns of other lists have to be mapped. */
function exportOf(
  table: RawTable,
  { shop, timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone }: ReadOptions,
  now: number,
): { format: CatalogFormat; exported?: RawProduct[] } {
  if (isShopifyCsv(table)) return { format: 'shopify-csv', exported: shopifyCsvProducts(table, shop) };
  if (isShopifyJson(table)) return { format: 'shopify-json', exported: shopifyJsonProducts(table, shop) };
  if (!table.header) return { format: 'json' };
  const columns = wooColumns(table);
  if (!columns) return { format: 'csv' };
  const wallNow = wallClock(now, timeZone);
  return { format: 'woocommerce', exported: wooCommerceProducts(table, { columns, now, wallNow }) };
}

/** How the amounts of a file are written, as far as those show it that can be read in one way only. */
function habitOf(raws: readonly RawProduct[]): DecimalHabit | undefined {
  const amountsOf = ({ cells, sale, variants = [] }: RawProduct): string[] => [
    ...[cells.price, cells.compare_at, sale].flatMap(cell =>
      typeof cell?.value === 'string' ? [cell.value] : [],
    ),
    ...variants.flatMap(amountsOf),
  ];
  return decimalHabit(raws.flatMap(amountsOf));
}

interface Outcome {
  readonly products: Product[];
  readonly bad: BadRow[];
  readonly notes: CatalogNote[];
  /** Number of products with a price that was assumed to be in the usual currency. */
  readonly assumed: number;
  readonly signs: CatalogPreview['signs'];
}

/**
 * Reads all products. One with an error is left out as a whole, and the notes on it with it; one of its variants with an
 * error is left out by itself.
 */
function outcomeOf(
  raws: readonly RawProduct[],
  context: Omit<ProductContext, 'onAssumed' | 'onSharedSign'>,
): Outcome {
  const products = new Map<string, Product>();
  const bad: BadRow[] = [];
  const notes: CatalogNote[] = [];
  const assumed = new Set<RawProduct>();
  const signs = new Map<string, readonly string[]>();
  for (const raw of raws) {
    const reader = new ProductReader(raw);
    const product = readProduct(reader, {
      ...context,
      onAssumed: () => assumed.add(raw),
      onSharedSign: (sign, currencies) => signs.set(sign, currencies),
    });
    const id = product?.id ?? String(raw.cells.id?.value ?? '');
    if (products.has(id)) reader.addError('id', 'duplicate', id);
    bad.push(...reader.bad, ...reader.leftOut);
    if (!product || reader.bad.length > 0) continue;
    products.set(product.id, product);
    notes.push(...reader.notes);
  }
  return {
    products: [...products.values()],
    bad,
    notes,
    assumed: assumed.size,
    signs: [...signs].map(([sign, currencies]) => ({ sign: excerptOf(sign), currencies: [...currencies] })),
  };
}

/** The first values of a column, for a person to see what it has. */
function samplesOf({ rows }: RawTable, name: string): string[] {
  const values = rows.slice(0, 50).map(row => row.cells?.[name]);
  const filled = values.filter(value => value !== undefined && value !== null && value !== '');
  return filled
    .slice(0, SAMPLES)
    .map(value => excerptOf(typeof value === 'object' ? JSON.stringify(value) : String(value), MAX_SAMPLE));
}

const isJson = (text: string): boolean => /^\uFEFF?\s*(\{|\[\s*[[{\]])/.test(text);

const byLine = (one: { line: number }, other: { line: number }): number => one.line - other.line;

/**
 * Reads a shop's product list: detects its encoding, format and columns unless `options` has them, and reads its products.
 * Throws a CommandError `bad-data` where the file can't be read at all, with the reason in its parameter `problem`.
 */
export function readCatalog(file: Uint8Array, kind: 'csv' | 'json', options: ReadOptions = {}): Reading {
  const { text, encoding, guessed } = decode(file, options.encoding);
  const table = kind === 'json' || isJson(text) ? readJson(text) : readCsv(text, options.headerLine);
  if (table.rows.length + table.bad.length === 0)
    throw new CommandError('bad-data', 'The file has no products.', { problem: 'empty' });
  const { now = Date.now(), decimals = 'auto' } = options;
  const { format, exported } = exportOf(table, options, now);
  const names = exported ? [] : columnsOf(table);
  const mapping: ColumnMapping[] = exported ? [] : (options.columns ?? proposedMapping(names));
  const missing = exported ? [] : missingFields(mapping);
  // The items of a JSON list have fields of their own, so a missing field is an error of the item, not of the list.
  const isReadable = missing.length === 0 || !table.header;
  const raws = exported ?? (isReadable ? rawProducts(table, mapping) : []);
  assertProducts(raws.length);
  const currency = options.currency ?? options.usualCurrency ?? 'EUR';
  const { resolvePicture, mayLeadToDemoShop } = options;
  const habit = habitOf(raws);
  const outcome = outcomeOf(raws, { currency, decimals, habit, now, resolvePicture, mayLeadToDemoShop });
  const unused = exported || !isReadable ? [] : unusedColumns(table, mapping);
  return {
    format,
    encoding,
    guessed,
    columns: names.slice(0, 200).map(name => ({ name, samples: samplesOf(table, name) })),
    mapping,
    missing: table.header ? missing : [],
    currency,
    assumed: options.currency ? 0 : outcome.assumed,
    signs: outcome.signs,
    headerLine: table.headerLine,
    firstLines: [...table.firstLines],
    total: outcome.products.length,
    products: outcome.products,
    bad: [...table.bad, ...outcome.bad].sort(byLine),
    notes: [...table.notes, ...unused, ...outcome.notes].sort(byLine),
  };
}

/** Throws a CommandError `bad-data` for a file that needs a decision of the host before it can be imported. */
export function assertComplete({ guessed, missing, columns }: Reading): void {
  if (guessed) throw notText();
  if (missing.length === 0) return;
  const found = excerptOf(columns.map(({ name }) => name).join(', '), 200);
  throw new CommandError(
    'bad-data',
    `The first line must name the columns. Missing: ${missing.join(', ')}. Found: ${found}.`,
    { problem: 'missing-columns', missing: missing.join(', '), found },
  );
}
