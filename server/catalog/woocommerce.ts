import { type ExportRow, exportRows, hasColumns } from './export-row.ts';
import { cellOf, cellsOf, type RawCell, type RawProduct } from './raw-product.ts';
import type { RawTable } from './raw-table.ts';
import { shopKey } from './shopify.ts';

const MAX_ATTRIBUTES = 10;

/** Whether a table is a product export of WooCommerce. */
export const isWooCommerce = (table: RawTable): boolean =>
  hasColumns(table, 'type', 'sku', 'name', 'regularprice');

const isVariation = (row: ExportRow): boolean => row.text('type').startsWith('variation');

/** A variation refers to its product by id or by SKU. */
function parentOf(row: ExportRow): string {
  const parent = row.text('parent');
  return parent.startsWith('id:') ? parent : `sku:${parent}`;
}

/** Whether a product is on sale now; often only one of the two dates is set. */
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

/** The stock, where the shop counts it and takes no backorders. */
function stockCell(row: ExportRow): RawCell | undefined {
  if (row.text('instock?') === '0') return cellOf(0, row.line, 'In stock?');
  const takesMore = !['', '0'].includes(row.text('backordersallowed?'));
  return takesMore ? undefined : row.cell('stock');
}

const keyOf = (row: ExportRow): RawCell | undefined => {
  const cell = row.cell('sku', 'id');
  return cell && { ...cell, value: shopKey(String(cell.value)) };
};

/** A variation's title: the values of its attributes, or the part of its name after the product's. */
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

/** The last level of the first category: “Shirts” for “Clothing > Shirts, Sale”. */
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
function errorOf(row: ExportRow): RawProduct['error'] {
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
    error: errorOf(row),
  };
}

/** The products of a WooCommerce export, without grouped products, whose members are products themselves. */
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
