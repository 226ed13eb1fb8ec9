import { type ExportRow, exportRows, hasColumns } from './export-row.ts';
import { cellOf, cellsOf, type RawCell, type RawProduct } from './raw-product.ts';
import { shopKey } from './shopify.ts';
import type { RawTable } from './table.ts';

const MAX_ATTRIBUTES = 10;

/** Whether a table is the product export of WooCommerce. */
export const isWooCommerce = (table: RawTable): boolean =>
  hasColumns(table, 'type', 'sku', 'name', 'regularprice');

const isVariation = (row: ExportRow): boolean => row.text('type').startsWith('variation');

/** A variation names its product by its number or by its SKU. */
function parentOf(row: ExportRow): string {
  const parent = row.text('parent');
  return parent.startsWith('id:') ? parent : `sku:${parent}`;
}

/** Whether a sale goes on: its dates are days of the shop, and often only one of them is set. */
function isOnSale(row: ExportRow, now: number): boolean {
  const from = Date.parse(row.text('datesalepricestarts'));
  const to = Date.parse(row.text('datesalepriceends'));
  return !(from > now) && !(to < now);
}

function priceCells(row: ExportRow, now: number): { price?: RawCell; compare_at?: RawCell } {
  const regular = row.cell('regularprice');
  const sale = isOnSale(row, now) ? row.cell('saleprice') : undefined;
  return cellsOf(sale ? { price: sale, compare_at: regular } : { price: regular });
}

/** The units left, where the shop counts them and takes no orders for more. */
function stockCell(row: ExportRow): RawCell | undefined {
  if (row.text('instock?') === '0') return cellOf(0, row.line, 'In stock?');
  const takesMore = !['', '0'].includes(row.text('backordersallowed?'));
  return takesMore ? undefined : row.cell('stock');
}

const keyOf = (row: ExportRow): RawCell | undefined => {
  const cell = row.cell('sku', 'id');
  return cell && { ...cell, value: shopKey(String(cell.value)) };
};

/** What a variation is called: the values of its attributes, or what its name has beyond the product's. */
function variationTitle(row: ExportRow): string {
  const values = Array.from({ length: MAX_ATTRIBUTES }, (_, index) =>
    row.text(`attribute${index + 1}value(s)`),
  );
  return values.filter(Boolean).join(' / ') || row.text('name').split(' - ').at(-1) || '';
}

function variation(row: ExportRow, now: number): RawProduct {
  return {
    line: row.line,
    cells: cellsOf({
      id: keyOf(row),
      title: cellOf(variationTitle(row), row.line, 'Attribute 1 value(s)'),
      stock: stockCell(row),
      ...priceCells(row, now),
    }),
  };
}

/** The last step of the first category: of “Clothing > Shirts, Sale” it is “Shirts”. */
function categoryCell(row: ExportRow): RawCell | undefined {
  const cell = row.cell('categories');
  const first = String(cell?.value ?? '').split(/(?<!\\),/)[0];
  return cell && cellOf(first?.split('>').at(-1)?.trim(), row.line, cell.name);
}

function pictureCell(row: ExportRow): RawCell | undefined {
  const cell = row.cell('images');
  return cell && cellOf(String(cell.value).split(/,\s*/)[0], row.line, cell.name);
}

/** Published is 1, private 0 and a draft -1. */
function flawOf(row: ExportRow): RawProduct['flaw'] {
  const published = row.text('published');
  return published === '0' || published === '-1'
    ? { reason: 'not-for-sale', name: 'Published', value: published }
    : undefined;
}

function product(row: ExportRow, variations: readonly ExportRow[], now: number): RawProduct {
  const ownOffer = variations.length > 0 ? {} : { stock: stockCell(row), ...priceCells(row, now) };
  return {
    line: row.line,
    cells: cellsOf({
      id: keyOf(row),
      title: row.cell('name'),
      brand: row.cell('brands', 'brand'),
      category: categoryCell(row),
      picture: pictureCell(row),
      buy_url: row.cell('externalurl'),
      ...ownOffer,
    }),
    ...(variations.length > 0 ? { variants: variations.map(each => variation(each, now)) } : {}),
    flaw: flawOf(row),
  };
}

/** The products of a WooCommerce export; groups of products are left to their members. */
export function wooCommerceProducts(table: RawTable, now: number): RawProduct[] {
  const rows = exportRows(table);
  const variations = Map.groupBy(rows.filter(isVariation), parentOf);
  const ofRow = (row: ExportRow): ExportRow[] =>
    [
      ...(variations.get(`id:${row.text('id')}`) ?? []),
      ...(row.text('sku') ? (variations.get(`sku:${row.text('sku')}`) ?? []) : []),
    ].sort((one, other) => one.line - other.line);
  return rows
    .filter(row => !isVariation(row) && !row.text('type').startsWith('grouped'))
    .map(row => product(row, ofRow(row), now));
}
