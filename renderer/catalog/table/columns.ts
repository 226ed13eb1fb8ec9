import type { CatalogChange } from '../../../shared/catalog.ts';
import type { BadReason } from '../../../shared/catalog-file.ts';
import { type Money, writeAmount } from '../../../shared/money.ts';
import { readPrice } from '../../../shared/price-text.ts';
import type { Product, Variant } from '../../../shared/product.ts';
import { readRegions } from '../../../shared/region-text.ts';

/** A field that can be edited in the table and as text, by the name that files and complaints use. */
export type ColumnName = 'title' | 'price' | 'compare_at' | 'prices' | 'stock' | 'category' | 'regions';

/** What the edit of a cell comes to: a change of its product, or why it can't be. */
export type CellEdit =
  | { readonly change: CatalogChange }
  | { readonly reason: BadReason; readonly value: string };

interface Column {
  /** The field of the product, as refusals name it. */
  readonly key: keyof CatalogChange & keyof Product;
  /** Whether a variant has a value of its own. */
  readonly ofVariants: boolean;
  /** The value as it is typed. */
  readonly write: (of: Partial<Product>) => string;
  /** What was typed, read for a product; empty takes the value away where that may be. */
  readonly read: (text: string, product: Product) => CellEdit;
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

/** Every column in the order of the table. */
export const COLUMNS: Readonly<Record<ColumnName, Column>> = {
  title: {
    key: 'title',
    ofVariants: false,
    write: ({ title = '' }) => title,
    read: text => (text === '' ? missing : readText(text, 120, { title: text })),
  },
  price: {
    key: 'price',
    ofVariants: true,
    write: ({ price }) => (price ? writeAmount(price) : ''),
    read: (text, { price }) => {
      if (text === '') return missing;
      const read = readAmount(text, price.currency);
      return 'reason' in read ? read : { change: { price: read.value } };
    },
  },
  compare_at: {
    key: 'compareAt',
    ofVariants: true,
    write: ({ compareAt }) => (compareAt ? writeAmount(compareAt) : ''),
    read: (text, { price }) => {
      if (text === '') return { change: { compareAt: null } };
      const read = readAmount(text, price.currency);
      return 'reason' in read ? read : { change: { compareAt: read.value } };
    },
  },
  stock: {
    key: 'stock',
    ofVariants: true,
    write: ({ stock }) => (stock === undefined ? '' : String(stock)),
    read: readStock,
  },
  category: {
    key: 'category',
    ofVariants: false,
    write: ({ category = '' }) => category,
    read: text => readText(text, 60, { category: text === '' ? null : text }),
  },
  regions: {
    key: 'regions',
    ofVariants: false,
    write: ({ regions = [] }) => regions.join(' '),
    read: text => {
      const read = readRegions(text);
      if ('reason' in read) return { reason: read.reason, value: read.wrong ?? text };
      return { change: { regions: read.value.length > 0 ? read.value : null } };
    },
  },
  prices: {
    key: 'prices',
    ofVariants: false,
    write: ({ prices = [] }) => prices.map(price => `${writeAmount(price)} ${price.currency}`).join(' | '),
    read: readPrices,
  },
};

export const COLUMN_NAMES = Object.keys(COLUMNS) as ColumnName[];

/** The column of a field that a refusal names. */
export const columnOf = (key: string): ColumnName | undefined =>
  COLUMN_NAMES.find(name => COLUMNS[name].key === key);

/** What was typed into a cell of a product, or of one of its variants. */
export function readCell(name: ColumnName, typed: string, product: Product, variant?: Variant): CellEdit {
  const read = COLUMNS[name].read(typed.trim(), product);
  if ('reason' in read || !variant) return read;
  return { change: { variants: [{ id: variant.id, ...read.change }] } };
}
