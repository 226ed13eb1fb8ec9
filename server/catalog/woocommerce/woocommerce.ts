import { type ExportRow, exportRows } from '../export-row.ts';
import { cellOf, cellsOf, noteOn, type RawCell, type RawProduct } from '../raw-product.ts';
import { shopKey } from '../shopify/shopify.ts';
import type { RawTable } from '../table/raw-table.ts';
import { readFlag } from '../values/read-flag.ts';
import { dateOrder, type Moment, readMoment } from '../values/read-moment.ts';

const MAX_ATTRIBUTES = 40;

type Notes = NonNullable<RawProduct['notes']>;

/** How to read an export: its columns by what they hold (`wooColumns`), and when. */
export interface WooContext {
  readonly columns: ReadonlyMap<string, string>;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The time on a clock of the shop's zone, as `wallClock` gives it. */
  readonly wallNow: number;
}

const isVariation = (row: ExportRow): boolean =>
  row.text('type') === '' ? row.text('parent') !== '' : row.text('type').includes('variation');

/** A variation refers to its product by id or by SKU. */
function parentOf(row: ExportRow): string {
  const parent = row.text('parent');
  return /^id:\s*\d+$/i.test(parent) ? parent.toLowerCase().replace(/\s/g, '') : `sku:${parent}`;
}

/**
 * The two dates of a sale: undefined where the cell is empty, `unread` where it can't be read for certain. One of them can
 * show in which order both are written.
 */
function datesOf(cells: readonly (RawCell | undefined)[]): (Moment | 'unread' | undefined)[] {
  const orders = new Set(cells.flatMap(cell => (cell && dateOrder(String(cell.value))) ?? []));
  const [order] = orders.size === 1 ? orders : [];
  return cells.map(cell => cell && (readMoment(String(cell.value), order) ?? 'unread'));
}

/**
 * The sale price, if the sale runs now for certain. Its days are the shop's, from their first moment to their last; often
 * only one of the two is set, and WooCommerce leaves the price there before the sale and after it.
 */
function saleOf(row: ExportRow, { columns, now, wallNow }: WooContext): { sale?: RawCell; notes: Notes } {
  const sale = row.cell('salePrice');
  if (!sale) return { notes: [] };
  if (!columns.has('saleStarts') || !columns.has('saleEnds'))
    return { notes: [noteOn(sale, 'sale-undated')] };
  const cells = [row.cell('saleStarts'), row.cell('saleEnds')];
  const [starts, ends] = datesOf(cells);
  const unread = cells.filter((cell, at) => cell && [starts, ends][at] === 'unread') as RawCell[];
  if (starts === 'unread' || ends === 'unread') {
    return { notes: unread.map(cell => noteOn(cell, 'sale-date-unread')) };
  }
  const nowOf = ({ isWall }: Moment) => (isWall ? wallNow : now);
  const isRunning = !(starts && starts.first > nowOf(starts)) && !(ends && ends.last < nowOf(ends));
  return isRunning ? { sale, notes: [] } : { notes: [] };
}

/** The stock, where the shop counts it and takes no backorders. One counted for all variations together is `parent`. */
function stockOf(
  row: ExportRow,
  own?: ExportRow,
  siblings = 1,
): { stock?: RawCell | undefined; notes: Notes } {
  const inStock = row.cell('inStock');
  const isThere = inStock && readFlag(String(inStock.value));
  if (inStock && isThere === undefined) {
    return { stock: { ...inStock, value: 0 }, notes: [noteOn(inStock, 'in-stock-unread', '0')] };
  }
  if (inStock && !isThere) return { stock: { ...inStock, value: 0 }, notes: [] };
  if (readFlag(row.text('backorders'))) return { notes: [] };
  const stock = row.cell('stock');
  if (!stock || !own || String(stock.value).trim().toLowerCase() !== 'parent') return { stock, notes: [] };
  const shared = own.cell('stock');
  const isKnown = shared !== undefined && (siblings === 1 || Number(shared.value) <= 0);
  const used = isKnown ? { ...shared, line: stock.line } : undefined;
  return { stock: used, notes: [noteOn(stock, 'stock-shared', used && String(used.value))] };
}

/** Published is 1; WooCommerce writes 0 for what is private or switched off, -1 for a draft and 2 for what waits. */
function errorOf(row: ExportRow): RawProduct['error'] {
  if (row.extra) return { reason: 'extra-cells' };
  const published = row.cell('published');
  return published && !readFlag(String(published.value))
    ? { reason: 'not-for-sale', name: published.name, value: String(published.value) }
    : undefined;
}

const keyOf = (row: ExportRow): RawCell | undefined => {
  const cell = row.cell('sku', 'id');
  return cell && { ...cell, value: shopKey(String(cell.value)) };
};

/** A variation's title: the values of its attributes, or the part of its name after the product's. */
function variationTitle(row: ExportRow): RawCell | undefined {
  const cells = Array.from({ length: MAX_ATTRIBUTES }, (_, index) => row.cell(`value${index + 1}`));
  const [first] = cells.filter(Boolean);
  const values = cells.flatMap(cell => (cell ? [String(cell.value)] : []));
  const name = row.cell('name');
  return first
    ? { ...first, value: values.join(' / ') }
    : name && cellOf(String(name.value).split(' - ').at(-1), row.line, name.name);
}

function variation(row: ExportRow, own: ExportRow, siblings: number, context: WooContext): RawProduct {
  const { sale, notes } = saleOf(row, context);
  const { stock, notes: ofStock } = stockOf(row, own, siblings);
  return {
    line: row.line,
    cells: cellsOf({ id: keyOf(row), title: variationTitle(row), price: row.cell('regularPrice'), stock }),
    sale,
    error: errorOf(row),
    notes: [...notes, ...ofStock],
  };
}

/** The last level of the first category: “Shirts” for “Clothing > Shirts, Sale”. */
function categoryCell(row: ExportRow): RawCell | undefined {
  const cell = row.cell('categories');
  const first = String(cell?.value ?? '').split(/(?<!\\),/)[0];
  return cell && cellOf(first?.split('>').at(-1)?.trim(), row.line, cell.name);
}

function pictureCell(row: ExportRow): RawCell | undefined {
  const cell = row.cell('images');
  return (
    cell && cellOf(String(cell.value).split(/,\s*(?=(?:https?:)?\/\/|www\.)|,\s+/)[0], row.line, cell.name)
  );
}

function product(row: ExportRow, variations: readonly ExportRow[], context: WooContext): RawProduct {
  const { sale, notes } = variations.length > 0 ? { notes: [] } : saleOf(row, context);
  const { stock, notes: ofStock } = variations.length > 0 ? { notes: [] } : stockOf(row);
  return {
    line: row.line,
    cells: cellsOf({
      id: keyOf(row),
      title: row.cell('name'),
      brand: row.cell('brands'),
      category: categoryCell(row),
      picture: pictureCell(row),
      buy_url: row.cell('externalUrl'),
      ...(variations.length > 0 ? {} : { stock, price: row.cell('regularPrice') }),
    }),
    sale,
    ...(variations.length > 0
      ? { variants: variations.map(each => variation(each, row, variations.length, context)) }
      : {}),
    error: errorOf(row),
    notes: [...notes, ...ofStock],
  };
}

/** A variation whose product is not in the file, as a product by itself. */
function orphan(row: ExportRow, context: WooContext): RawProduct {
  const alone = product(row, [], context);
  const cell = row.cell('parent') ?? row.cell('type') ?? { value: '', line: row.line, name: '' };
  return { ...alone, notes: [...(alone.notes ?? []), noteOn(cell, 'no-parent')] };
}

/** The products of a WooCommerce export, without grouped products, whose members are products themselves. */
export function wooCommerceProducts(table: RawTable, context: WooContext): RawProduct[] {
  const rows = exportRows(table, context.columns);
  const variations = Map.groupBy(rows.filter(isVariation), parentOf);
  const taken = new Set<ExportRow>();
  const ofRow = (row: ExportRow): ExportRow[] => {
    const keys = [`id:${row.text('id')}`, ...(row.text('sku') ? [`sku:${row.text('sku')}`] : [])];
    const found = keys.flatMap(key => variations.get(key) ?? []).filter(each => !taken.has(each));
    for (const each of found) taken.add(each);
    return found.sort((one, other) => one.line - other.line);
  };
  const products = rows
    .filter(row => !isVariation(row) && !row.text('type').startsWith('grouped'))
    .map(row => product(row, ofRow(row), context));
  const orphans = rows.filter(row => isVariation(row) && !taken.has(row)).map(row => orphan(row, context));
  return [...products, ...orphans].sort((one, other) => one.line - other.line);
}
