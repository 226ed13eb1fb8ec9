import { columnsByName, type ExportRow, exportRows, hasColumns } from '../export-row.ts';
import { cellOf, cellsOf, type RawCell, type RawProduct } from '../raw-product.ts';
import type { RawTable } from '../table/raw-table.ts';
import { readFlag } from '../values/read-flag.ts';
import { notForSaleError, shopAddress, shopKey } from './shopify.ts';

/** Whether a table is a product export of Shopify's admin, in its older or newer form. */
export const isShopifyCsv = (table: RawTable): boolean =>
  hasColumns(table, 'handle', 'variantprice') || hasColumns(table, 'urlhandle', 'price', 'option1name');

const handleOf = (row: ExportRow): string => row.text('handle', 'urlhandle');

/** Whether a row is a variant's; those of further pictures have a handle and a picture only. */
const isVariant = (row: ExportRow): boolean =>
  row.cell('variantprice', 'price', 'variantsku', 'sku', 'option1value') !== undefined;

/** A variant's title: the values of its options. The only variant of a product has one named “Default Title”. */
function optionsOf(row: ExportRow): string {
  const values = [1, 2, 3].map(number => row.text(`option${number}value`)).filter(Boolean);
  return values.join(' / ') === 'Default Title' ? '' : values.join(' / ');
}

/** The stock, where the shop counts it and stops selling at zero. */
function stockCell(row: ExportRow): RawCell | undefined {
  const isCounted = row.text('variantinventorytracker', 'inventorytracker') !== '';
  const policy = row.text('variantinventorypolicy', 'continuesellingwhenoutofstock').toLowerCase();
  const sellsOn = policy === 'continue' || readFlag(policy) === true;
  return isCounted && !sellsOn ? row.cell('variantinventoryqty', 'inventoryquantity') : undefined;
}

const offer = (row: ExportRow) => ({
  price: row.cell('variantprice', 'price'),
  compare_at: row.cell('variantcompareatprice', 'compareatprice'),
  stock: stockCell(row),
  cost: row.cell('costperitem'),
});

function variant(row: ExportRow): RawProduct {
  const title = optionsOf(row);
  const id = row.text('variantsku', 'sku') || title;
  const { line } = row;
  return {
    line,
    cells: cellsOf({
      id: cellOf(shopKey(id), line, 'Variant SKU'),
      title: cellOf(title, line, 'Option1 Value'),
      ...offer(row),
    }),
    error: row.extra ? { reason: 'extra-cells' } : undefined,
  };
}

/** The shop's product type, or the last level of Shopify's taxonomy. */
function categoryCell(head: ExportRow): RawCell | undefined {
  const taxonomy = head.cell('productcategory');
  const last = String(taxonomy?.value ?? '')
    .split('>')
    .at(-1)
    ?.trim();
  return head.cell('type') ?? (taxonomy && { ...taxonomy, value: last });
}

function pictureCell(rows: readonly ExportRow[]): RawCell | undefined {
  const pictures = rows.filter(row => row.cell('imagesrc', 'productimageurl'));
  const first = pictures.find(row => row.text('imageposition') === '1') ?? pictures[0];
  return first?.cell('imagesrc', 'productimageurl');
}

function product(handle: string, rows: readonly ExportRow[], shop: string | undefined): RawProduct {
  const head = rows.find(row => row.cell('title')) ?? (rows[0] as ExportRow);
  const { line } = head;
  const offered = rows.filter(isVariant);
  const only = offered.length === 1 && optionsOf(offered[0] as ExportRow) === '' ? offered[0] : undefined;
  return {
    line,
    cells: cellsOf({
      id: cellOf(shopKey(handle), line, 'Handle'),
      title: head.cell('title'),
      brand: head.cell('vendor'),
      category: categoryCell(head),
      picture: pictureCell(rows),
      buy_url: shop ? cellOf(shopAddress(shop, handle), line, 'Handle') : undefined,
      ...(only ? offer(only) : {}),
    }),
    ...(only || offered.length === 0 ? {} : { variants: offered.map(variant) }),
    error:
      (only ?? head).extra || head.extra
        ? { reason: 'extra-cells' }
        : notForSaleError(head.text('status'), head.text('published', 'publishedononlinestore')),
  };
}

/** The products of a Shopify export, in which each variant and each further picture has a row of its own. */
export function shopifyCsvProducts(table: RawTable, shop?: string): RawProduct[] {
  const byHandle = Map.groupBy(exportRows(table, columnsByName(table)), handleOf);
  return [...byHandle].map(([handle, rows]) => product(handle, rows, shop));
}
