import type { BadRow, CatalogField, ColumnMapping } from '../../shared/catalog/file.ts';
import { CatalogField as Field, REQUIRED_FIELDS } from '../../shared/catalog/file.ts';
import { readCurrency } from '../../shared/catalog/price-text.ts';
import { cellOf, cellsOf, type RawCell, type RawProduct } from './raw-product.ts';
import type { RawRow, RawTable } from './table.ts';
import { plainName, shown } from './text.ts';

/** Other names that a field's column may have, best first. */
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

/** The currency in the name of a column such as `price_usd` or `Price (GBP)`. */
function currencyIn(name: string): string | undefined {
  const code = /^price\W*([a-z]{3})\W*$/.exec(plainName(name))?.[1];
  const read = code && readCurrency(code);
  return read && 'value' in read ? read.value : undefined;
}

/** The columns of a table by name: those of its header, or all that the items of a JSON list have. */
export function columnsOf({ header, rows }: RawTable): string[] {
  const names = header ?? rows.flatMap(row => Object.keys(row.cells ?? {}));
  return [...new Set(names)].filter(name => name !== '');
}

/** What the columns of a table hold, by their names. */
export function proposedMapping(columns: readonly string[]): ColumnMapping[] {
  const known = Field.options.flatMap(field =>
    [field, ...NAMES[field]].flatMap(name => {
      const found = columns.filter(column => plainName(column) === plainName(name));
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

/** Needed fields that no column holds. */
export const missingFields = (mapping: readonly ColumnMapping[]): CatalogField[] =>
  REQUIRED_FIELDS.filter(field => !mapping.some(each => each.field === field));

function rawProduct(row: RawRow, byField: ReadonlyMap<CatalogField, ColumnMapping[]>): RawProduct {
  const { line, cells } = row;
  if (!cells) return { line, cells: {}, flaw: { reason: 'not-a-product' } };
  const cellsFor = (field: CatalogField): RawCell[] =>
    (byField.get(field) ?? []).flatMap(
      ({ column, currency }) => cellOf(cells[column], line, field, currency) ?? [],
    );
  return {
    line,
    cells: cellsOf(Object.fromEntries(Field.options.map(field => [field, cellsFor(field)[0]]))),
    prices: cellsFor('prices'),
    flaw: row.extra ? { reason: 'extra-cells' } : undefined,
  };
}

/** The products of a list of anybody's own: a row each, its cells found by a mapping of columns. */
export function rawProducts({ rows }: RawTable, mapping: readonly ColumnMapping[]): RawProduct[] {
  const byField = Map.groupBy(mapping, ({ field }) => field);
  return rows.map(row => rawProduct(row, byField));
}

/** Names every column that is not used, once, where it first stands. */
export function unusedColumns(table: RawTable, mapping: readonly ColumnMapping[]): BadRow[] {
  const used = new Set(mapping.map(({ column }) => column));
  const lineOf = (name: string): number =>
    table.header
      ? table.headerLine
      : (table.rows.find(row => row.cells && Object.hasOwn(row.cells, name))?.line ?? 1);
  return columnsOf(table)
    .filter(name => !used.has(name))
    .map(name => ({ line: lineOf(name), field: shown(name), reason: 'unknown-column' as const }));
}
