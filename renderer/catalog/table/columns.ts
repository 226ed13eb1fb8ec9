import type { BadReason } from '../../../shared/catalog/file.ts';
import type { Product, Variant } from '../../../shared/catalog/product.ts';
import type { CatalogChange } from '../../../shared/catalog/protocol.ts';
import { readPrice } from '../../../shared/catalog/read-price.ts';
import { readRegions } from '../../../shared/catalog/read-regions.ts';
import { type Money, writeAmount } from '../../../shared/money.ts';

/** A field that can be edited in the table and as text, by its name in files and errors. */
export type ColumnName = 'title' | 'price' | 'compare_at' | 'prices' | 'stock' | 'category' | 'regions';

/** Result of editing a cell: a change of its product, or an error. */
export type CellEdit =
  | { readonly change: CatalogChange }
  | { readonly reason: BadReason; readonly value: string };

interface Column {
  /** Name of the product's field, also in errors. */
  readonly key: keyof CatalogChange & keyof Product;
  /** True if variants have their own value. */
  readonly ofVariants: boolean;
  /** Formats the value as editable text. */
  readonly format: (of: Partial<Product>) => string;
  /** Parses edited text; an empty text removes an optional value. */
  readonly parse: (text: string, product: Product) => CellEdit;
}

const missing = { reason: 'missing', value: '' } as const;

function readAmount(text: string, currency: string): { value: Money } | { reason: BadReason; value: string } {
  const read = readPrice(text, { stated: currency, otherwise: currency, decimals: 'auto' });
  return 'reason' in read ? { reason: read.reason, value: text } : read;
}

function readPrices(text: string): CellEdit {
  const parts = text
    .split(/[|;]/)
    .map(part => part.trim())
    .filter(Boolean);
  const prices: Money[] = [];
  for (const part of parts) {
    const read = readPrice(part, { otherwise: 'EUR', decimals: 'auto' });
    if ('reason' in read) return { reason: read.reason, value: part };
    if (read.assumed) return { reason: 'bad-currency', value: part };
    prices.push(read.value);
  }
  return { change: { prices: prices.length > 0 ? prices : null } };
}

function readStock(text: string): CellEdit {
  if (text === '') return { change: { stock: null } };
  if (/^-\d/.test(text)) return { reason: 'negative', value: text };
  return /^\d+$/.test(text) ? { change: { stock: Number(text) } } : { reason: 'not-whole', value: text };
}

function readText(text: string, limit: number, change: CatalogChange): CellEdit {
  return text.length > limit ? { reason: 'too-long', value: text } : { change };
}

/** All columns in the order of the table. */
export const COLUMNS: Readonly<Record<ColumnName, Column>> = {
  title: {
    key: 'title',
    ofVariants: true,
    format: ({ title = '' }) => title,
    parse: text => (text === '' ? missing : readText(text, 120, { title: text })),
  },
  price: {
    key: 'price',
    ofVariants: true,
    format: ({ price }) => (price ? writeAmount(price) : ''),
    parse: (text, { price }) => {
      if (text === '') return missing;
      const read = readAmount(text, price.currency);
      return 'reason' in read ? read : { change: { price: read.value } };
    },
  },
  compare_at: {
    key: 'compareAt',
    ofVariants: true,
    format: ({ compareAt }) => (compareAt ? writeAmount(compareAt) : ''),
    parse: (text, { price }) => {
      if (text === '') return { change: { compareAt: null } };
      const read = readAmount(text, price.currency);
      return 'reason' in read ? read : { change: { compareAt: read.value } };
    },
  },
  stock: {
    key: 'stock',
    ofVariants: true,
    format: ({ stock }) => (stock === undefined ? '' : String(stock)),
    parse: readStock,
  },
  category: {
    key: 'category',
    ofVariants: false,
    format: ({ category = '' }) => category,
    parse: text => readText(text, 60, { category: text === '' ? null : text }),
  },
  regions: {
    key: 'regions',
    ofVariants: false,
    format: ({ regions = [] }) => regions.join(' '),
    parse: text => {
      const read = readRegions(text);
      if ('reason' in read) return { reason: read.reason, value: read.wrong ?? text };
      return { change: { regions: read.value.length > 0 ? read.value : null } };
    },
  },
  prices: {
    key: 'prices',
    ofVariants: false,
    format: ({ prices = [] }) => prices.map(price => `${writeAmount(price)} ${price.currency}`).join(' | '),
    parse: readPrices,
  },
};

export const COLUMN_NAMES = Object.keys(COLUMNS) as ColumnName[];

/** The column of a field that an error names. */
export const columnOf = (key: string): ColumnName | undefined =>
  COLUMN_NAMES.find(name => COLUMNS[name].key === key);

/** Parses the edited text of a cell of a product, or of one of its variants. */
export function parseCell(name: ColumnName, typed: string, product: Product, variant?: Variant): CellEdit {
  const read = COLUMNS[name].parse(typed.trim(), product);
  if ('reason' in read || !variant) return read;
  return { change: { variants: [{ id: variant.id, ...read.change }] } };
}
