import type { BadRow, CatalogField, ColumnMapping } from '../../shared/catalog/file.ts';
import { CatalogField as Field, REQUIRED_FIELDS } from '../../shared/catalog/file.ts';
import { readCurrency } from '../../shared/catalog/read-price.ts';
import { excerptOf, normalizedName } from './clean-text.ts';
import { cellOf, cellsOf, type RawCell, type RawProduct } from './raw-product.ts';
import type { RawRow, RawTable } from './raw-table.ts';

/** Other names of a field's column, best first. */
const NAMES: Readonly<Record<CatalogField, readonly string[]>> = {
  id: ['sku', 'article', 'артикул', '货号', '商品编号', '编号'],
  title: ['name', 'product', 'название', 'наименование', 'товар', '商品名称', '名称', '标题'],
  price: ['цена', 'preis', 'prix', 'precio', '价格', '售价'],
  currency: ['валюта', '货币', '币种'],
  compare_at: ['compareatprice', 'oldprice', 'regularprice', 'стараяцена', '原价'],
  prices: [],
  stock: ['quantity', 'qty', 'inventory', 'остаток', 'количество', '库存', '数量'],
  brand: ['vendor', 'бренд', 'марка', '品牌'],
  category: ['producttype', 'type', 'категория', '分类', '类别'],
  regions: ['region', 'countries', 'регионы', 'страны', '地区'],
  picture: ['image', 'pictureurl', 'imageurl', 'картинка', 'изображение', '图片'],
  buy_url: ['url', 'link', 'ссылка', '链接'],
  aliases: ['синонимы', '别名'],
  cost: ['себестоимость', '成本'],
  price_history: ['историяцен', '历史价格'],
};

/** The currency in a column's name, such as `price_usd` or `Price (GBP)`. */
function currencyIn(name: string): string | undefined {
  const code = /^price\W*([a-z]{3})\W*$/.exec(normalizedName(name))?.[1];
  const read = code && readCurrency(code);
  return read && 'value' in read ? read.value : undefined;
}

/** Names of a table's columns: those of its header, or those of all items of a JSON list. */
export function columnsOf({ header, rows }: RawTable): string[] {
  const names = header ?? rows.flatMap(row => Object.keys(row.cells ?? {}));
  return [...new Set(names)].filter(name => name !== '');
}

/** The mapping of columns to fields that their names suggest. */
export function proposedMapping(columns: readonly string[]): ColumnMapping[] {
  const known = Field.options.flatMap(field =>
    [field, ...NAMES[field]].flatMap(name => {
      const found = columns.filter(column => normalizedName(column) === normalizedName(name));
      return found.map((column): ColumnMapping => ({ column, field }));
    }),
  );
  const more = columns.flatMap((column): ColumnMapping[] => {
    const currency = currencyIn(column);
    return currency ? [{ column, field: 'prices', currency }] : [];
  });
  const [only] = more;
  const hasPrice = known.some(({ field }) => field === 'price');
  if (only && !hasPrice) return [...known, { ...only, field: 'price' }, ...more.slice(1)];
  return [...known, ...more];
}

/** Required fields that no column is mapped to. */
export const missingFields = (mapping: readonly ColumnMapping[]): CatalogField[] =>
  REQUIRED_FIELDS.filter(field => !mapping.some(each => each.field === field));

function rawProduct(row: RawRow, byField: ReadonlyMap<CatalogField, ColumnMapping[]>): RawProduct {
  const { line, cells } = row;
  if (!cells) return { line, cells: {}, error: { reason: 'not-a-product' } };
  const cellsFor = (field: CatalogField): RawCell[] =>
    (byField.get(field) ?? []).flatMap(
      ({ column, currency }) => cellOf(cells[column], line, field, currency) ?? [],
    );
  return {
    line,
    cells: cellsOf(Object.fromEntries(Field.options.map(field => [field, cellsFor(field)[0]]))),
    prices: cellsFor('prices'),
    error: row.extra ? { reason: 'extra-cells' } : undefined,
  };
}

/** The products of a list that isn't a shop's export: a row each, its cells found by a mapping of columns. */
export function rawProducts({ rows }: RawTable, mapping: readonly ColumnMapping[]): RawProduct[] {
  const byField = Map.groupBy(mapping, ({ field }) => field);
  return rows.map(row => rawProduct(row, byField));
}

/** An entry for every column that isn't used, with the line where it first occurs. */
export function unusedColumns(table: RawTable, mapping: readonly ColumnMapping[]): BadRow[] {
  const used = new Set(mapping.map(({ column }) => column));
  const lineOf = (name: string): number =>
    table.header
      ? table.headerLine
      : (table.rows.find(row => row.cells && Object.hasOwn(row.cells, name))?.line ?? 1);
  return columnsOf(table)
    .filter(name => !used.has(name))
    .map(name => ({ line: lineOf(name), field: excerptOf(name), reason: 'unknown-column' as const }));
}
