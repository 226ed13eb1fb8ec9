import type {
  BadRow,
  CatalogFormat,
  CatalogPreview,
  ColumnMapping,
  ImportOptions,
} from '../../shared/catalog/file.ts';
import type { Product } from '../../shared/catalog/product.ts';
import { CommandError } from '../../shared/errors.ts';
import { excerptOf } from './clean-text.ts';
import { columnsOf, missingFields, proposedMapping, rawProducts, unusedColumns } from './column-mapping.ts';
import { decode, notText } from './decode.ts';
import { type ProductContext, ProductReader, type RawProduct } from './raw-product.ts';
import { assertProducts, type RawTable } from './raw-table.ts';
import { readCsv } from './read-csv.ts';
import { readJson } from './read-json.ts';
import { readProduct } from './read-product.ts';
import { isShopifyCsv, shopifyCsvProducts } from './shopify-csv.ts';
import { isShopifyJson, shopifyJsonProducts } from './shopify-json.ts';
import { isWooCommerce, wooCommerceProducts } from './woocommerce.ts';

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

function formatOf(table: RawTable): CatalogFormat {
  if (isShopifyCsv(table)) return 'shopify-csv';
  if (isWooCommerce(table)) return 'woocommerce';
  if (isShopifyJson(table)) return 'shopify-json';
  return table.header ? 'csv' : 'json';
}

/** The products of a shop's export; undefined for other lists, whose columns have to be mapped. */
function exportedProducts(
  format: CatalogFormat,
  table: RawTable,
  { shop }: ReadOptions,
  now: number,
): RawProduct[] | undefined {
  if (format === 'shopify-csv') return shopifyCsvProducts(table, shop);
  if (format === 'shopify-json') return shopifyJsonProducts(table, shop);
  return format === 'woocommerce' ? wooCommerceProducts(table, now) : undefined;
}

interface Outcome {
  readonly products: Product[];
  readonly bad: BadRow[];
  /** Number of products with a price that was assumed to be in the usual currency. */
  readonly assumed: number;
}

/** Reads all products. One with any error is left out as a whole. */
function outcomeOf(raws: readonly RawProduct[], context: Omit<ProductContext, 'onAssumed'>): Outcome {
  const products = new Map<string, Product>();
  const bad: BadRow[] = [];
  const assumed = new Set<RawProduct>();
  for (const raw of raws) {
    const reader = new ProductReader(raw);
    const product = readProduct(reader, { ...context, onAssumed: () => assumed.add(raw) });
    const id = product?.id ?? String(raw.cells.id?.value ?? '');
    if (products.has(id)) reader.addError('id', 'duplicate', id);
    bad.push(...reader.bad);
    if (product && reader.bad.length === 0) products.set(product.id, product);
  }
  return { products: [...products.values()], bad, assumed: assumed.size };
}

/** The first values of a column, for a person to see what it has. */
function samplesOf({ rows }: RawTable, name: string): string[] {
  const values = rows.slice(0, 50).map(row => row.cells?.[name]);
  const filled = values.filter(value => value !== undefined && value !== null && value !== '');
  return filled
    .slice(0, SAMPLES)
    .map(value => excerptOf(typeof value === 'object' ? JSON.stringify(value) : String(value), MAX_SAMPLE));
}

/**
 * Reads a shop's product list: detects its encoding, format and columns unless `options` has them, and reads its products.
 * Throws a CommandError `bad-data` where the file can't be read at all, with the reason in its parameter `problem`.
 */
export function readCatalog(file: Uint8Array, kind: 'csv' | 'json', options: ReadOptions = {}): Reading {
  const { text, encoding, guessed } = decode(file, options.encoding);
  const table = kind === 'csv' ? readCsv(text) : readJson(text);
  if (table.rows.length === 0)
    throw new CommandError('bad-data', 'The file has no products.', { problem: 'empty' });
  const { now = Date.now(), decimals = 'auto' } = options;
  const format = formatOf(table);
  const exported = exportedProducts(format, table, options, now);
  const names = exported ? [] : columnsOf(table);
  const mapping: ColumnMapping[] = exported ? [] : (options.columns ?? proposedMapping(names));
  const missing = exported ? [] : missingFields(mapping);
  // The items of a JSON list have fields of their own, so a missing field is an error of the item, not of the list.
  const isReadable = missing.length === 0 || !table.header;
  const raws = exported ?? (isReadable ? rawProducts(table, mapping) : []);
  assertProducts(raws.length);
  const currency = options.currency ?? options.usualCurrency ?? 'EUR';
  const { resolvePicture, mayLeadToDemoShop } = options;
  const context = { currency, decimals, now, resolvePicture, mayLeadToDemoShop };
  const { products, bad, assumed } = outcomeOf(raws, context);
  return {
    format,
    encoding,
    guessed,
    columns: names.slice(0, 200).map(name => ({ name, samples: samplesOf(table, name) })),
    mapping,
    missing: table.header ? missing : [],
    currency,
    assumed: options.currency ? 0 : assumed,
    total: products.length,
    products,
    bad: [...(exported || !isReadable ? [] : unusedColumns(table, mapping)), ...bad],
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
