import { currencySign } from '../../../shared/catalog/currency-signs.ts';
import type { CatalogField, ColumnMapping } from '../../../shared/catalog/file.ts';
import { CatalogField as Field, REQUIRED_FIELDS } from '../../../shared/catalog/file.ts';
import type { CatalogNote } from '../../../shared/catalog/notes.ts';
import { cellOf, cellsOf, type RawCell, type RawProduct } from '../raw-product.ts';
import { MAX_ID } from '../read-variants.ts';
import { excerptOf, normalizedName } from '../values/clean-text.ts';
import { FIELD_NAMES } from './known-columns.ts';
import type { RawRow, RawTable } from './raw-table.ts';

/** The fields by their columns' names; names that come first in the list are better ones. */
const BY_NAME: ReadonlyMap<string, { field: CatalogField; rank: number }> = new Map(
  Field.options
    .flatMap(field => [field, ...FIELD_NAMES[field]].map(name => [normalizedName(name), field] as const))
    .map(([name, field], rank) => [name, { field, rank }] as const)
    .reverse(),
);

/** Amounts are known by their whole names only: behind “Price (wholesale)” stands another price. */
const AMOUNTS: readonly CatalogField[] = ['price', 'prices', 'compare_at', 'cost'];

/** What people write behind a column's name: a unit, a language, that it is required. */
const ADDED = /\s*(?:[（([][^)）\]]*[)）\]]|,\s*\p{L}{1,4}\.?|[*:：])\s*$/u;

/** The field of a column by its name, as it stands or without what was added to it. */
function fieldNamed(column: string): { field: CatalogField; rank: number } | undefined {
  const exact = BY_NAME.get(normalizedName(column));
  if (exact) return exact;
  const plain = BY_NAME.get(normalizedName(column.replace(ADDED, '')));
  return plain && !AMOUNTS.includes(plain.field) ? plain : undefined;
}

const PRICE_NAMES = ['price', ...FIELD_NAMES.price].map(normalizedName);

/** The sign or code behind the name of a price's column: `price_usd`, `Price (GBP)`, `Цена, руб.`, `Price ($)`. */
function signIn(column: string): string | undefined {
  const name = normalizedName(column);
  const price = PRICE_NAMES.find(each => name.startsWith(each) && name !== each);
  if (price === undefined) return undefined;
  const sign = name
    .slice(price.length)
    .replace(/^[^\p{L}\p{Sc}]+|[^\p{L}\p{Sc}]+$/gu, '')
    .replace(/^in(?=[a-z]{3}$)/, '');
  return currencySign(sign) ? sign : undefined;
}

/** A price's cell. Under a sign that several currencies share, a bare number is read as if the sign stood beside it. */
function signedCell(cell: RawCell | undefined, column: string): RawCell | undefined {
  const sign = cell && signIn(column);
  if (!sign || !currencySign(sign)?.isShared || !/^[\d.,\s'’]+$/.test(String(cell.value))) return cell;
  return { ...cell, value: `${cell.value} ${sign}` };
}

/** Names of a table's columns: those of its header, or those of all items of a JSON list. */
export function columnsOf({ header, rows }: RawTable): string[] {
  const names = header ?? rows.flatMap(row => Object.keys(row.cells ?? {}));
  return [...new Set(names)].filter(name => name !== '');
}

/** The mapping of columns to fields that their names suggest. */
export function proposedMapping(columns: readonly string[]): ColumnMapping[] {
  const known = columns
    .flatMap(column => {
      const found = fieldNamed(column);
      return found ? [{ column, ...found }] : [];
    })
    .sort((one, other) => one.rank - other.rank)
    .map(({ column, field }): ColumnMapping => ({ column, field }));
  const more = columns.flatMap((column): ColumnMapping[] => {
    const sign = currencySign(signIn(column) ?? '');
    if (!sign) return [];
    const [currency] = sign.codes;
    return [{ column, field: 'prices', ...(!sign.isShared && { currency }) }];
  });
  if (known.some(({ field }) => field === 'price')) return [...known, ...more];
  const [only] = more;
  if (only) return [...known, { ...only, field: 'price' }, ...more.slice(1)];
  // Where a list has a regular price alone, nothing is reduced from it: it is the price.
  const regular = known.find(each => each.field === 'compare_at');
  return known.map(each => (each === regular ? { ...each, field: 'price' } : each));
}

/** Required fields that no column is mapped to. A list without ids has its products' names for them. */
export function missingFields(mapping: readonly ColumnMapping[]): CatalogField[] {
  const has = (field: CatalogField): boolean => mapping.some(each => each.field === field);
  return REQUIRED_FIELDS.filter(field => !has(field) && !(field === 'id' && has('title')));
}

/** An id of a product's name, the same at each import: `Oak board, 40 cm` is `oak-board-40-cm`. */
function idOfTitle(title: RawCell | undefined): RawCell | undefined {
  if (typeof title?.value !== 'string') return undefined;
  const words =
    title.value
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return cellOf(words.join('-').slice(0, MAX_ID), title.line, title.name);
}

function rawProduct(row: RawRow, byField: ReadonlyMap<CatalogField, ColumnMapping[]>): RawProduct {
  const { line, cells } = row;
  if (!cells) return { line, cells: {}, error: { reason: 'not-a-product' } };
  const cellsFor = (field: CatalogField): RawCell[] =>
    (byField.get(field) ?? []).flatMap(({ column, currency }) => {
      const cell = cellOf(cells[column], line, field, currency);
      return (field === 'price' && !currency ? signedCell(cell, column) : cell) ?? [];
    });
  const found = cellsOf(Object.fromEntries(Field.options.map(field => [field, cellsFor(field)[0]])));
  return {
    line,
    cells: byField.has('id') ? found : cellsOf({ ...found, id: idOfTitle(found.title) }),
    prices: cellsFor('prices'),
    error: row.extra ? { reason: 'extra-cells' } : undefined,
  };
}

/** The products of a list that isn't a shop's export: a row each, its cells found by a mapping of columns. */
export function rawProducts({ rows }: RawTable, mapping: readonly ColumnMapping[]): RawProduct[] {
  const byField = Map.groupBy(mapping, ({ field }) => field);
  return rows.map(row => rawProduct(row, byField));
}

/** A note on every column that isn't used, with the line where it first occurs. */
export function unusedColumns(table: RawTable, mapping: readonly ColumnMapping[]): CatalogNote[] {
  const used = new Set(mapping.map(({ column }) => column));
  const lineOf = (name: string): number =>
    table.header
      ? table.headerLine
      : (table.rows.find(row => row.cells && Object.hasOwn(row.cells, name))?.line ?? 1);
  return columnsOf(table)
    .filter(name => !used.has(name))
    .map(name => ({ line: lineOf(name), field: excerptOf(name), reason: 'unknown-column' as const }));
}
