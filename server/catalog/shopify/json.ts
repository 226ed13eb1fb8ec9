import { z } from 'zod';
import { cellOf, cellsOf, type RawProduct } from '../raw-product.ts';
import type { RawRow, RawTable } from '../table/raw-table.ts';
import { notForSaleError, shopAddress, shopKey } from './shopify.ts';

const Text = z.union([z.string(), z.number()]).nullish();

/** A variant in a shop's public products.json (`available`), or in its admin's (`inventory_…`). */
const ShopVariant = z.object({
  id: Text,
  title: Text,
  sku: Text,
  price: Text,
  compare_at_price: Text,
  available: z.boolean().nullish(),
  inventory_quantity: Text,
  inventory_management: z.string().nullish(),
  inventory_policy: z.string().nullish(),
});
type ShopVariant = z.infer<typeof ShopVariant>;

const ShopProduct = z.object({
  title: Text,
  handle: z.string().min(1),
  vendor: Text.catch(undefined),
  product_type: Text.catch(undefined),
  status: z.string().nullish(),
  images: z
    .array(z.union([z.object({ src: z.string() }).transform(({ src }) => src), z.string()]))
    .nullish()
    .catch(undefined),
  variants: z.array(ShopVariant).min(1),
});
type ShopProduct = z.infer<typeof ShopProduct>;

/** Whether a JSON list is of Shopify products. */
export const isShopifyJson = ({ header, rows }: RawTable): boolean =>
  !header && rows.length > 0 && rows.some(row => ShopProduct.safeParse(row.cells).success);

/** The stock: the public list has only whether there is any, the admin's also the number. */
function stockOf(variant: ShopVariant): unknown {
  if (variant.available === false) return 0;
  const isCounted = Boolean(variant.inventory_management) && variant.inventory_policy !== 'continue';
  return isCounted ? variant.inventory_quantity : undefined;
}

const offer = (variant: ShopVariant, line: number) => ({
  price: cellOf(variant.price, line, 'price'),
  compare_at: cellOf(variant.compare_at_price, line, 'compare_at_price'),
  stock: cellOf(stockOf(variant), line, 'inventory_quantity'),
});

const variantOf = (variant: ShopVariant, line: number): RawProduct => ({
  line,
  cells: cellsOf({
    id: cellOf(variant.id ?? variant.sku ?? variant.title, line, 'id'),
    title: cellOf(variant.title, line, 'title'),
    ...offer(variant, line),
  }),
});

/** The default variant for the cart: the first available one. */
function checkoutOf({ variants }: ShopProduct, shop: string | undefined): RawProduct['checkout'] {
  const first = variants.find(({ available }) => available !== false) ?? variants[0];
  const variantId = String(first?.id ?? '');
  return shop && /^\d{1,20}$/.test(variantId) ? { shop, variantId } : undefined;
}

function product({ line, cells }: RawRow, shop: string | undefined): RawProduct {
  const parsed = ShopProduct.safeParse(cells);
  if (!parsed.success) return { line, cells: {}, error: { reason: 'not-a-product' } };
  const found = parsed.data;
  const [first] = found.variants;
  const only = found.variants.length === 1 && first?.title === 'Default Title' ? first : undefined;
  return {
    line,
    cells: cellsOf({
      id: cellOf(shopKey(found.handle), line, 'handle'),
      title: cellOf(found.title, line, 'title'),
      brand: cellOf(found.vendor, line, 'vendor'),
      category: cellOf(found.product_type, line, 'product_type'),
      picture: cellOf(found.images?.[0], line, 'images'),
      buy_url: shop ? cellOf(shopAddress(shop, found.handle), line, 'handle') : undefined,
      ...(only ? offer(only, line) : {}),
    }),
    ...(only ? {} : { variants: found.variants.map(each => variantOf(each, line)) }),
    checkout: checkoutOf(found, shop),
    error: notForSaleError(found.status ?? '', ''),
  };
}

/** The products of a shop's products.json. */
export const shopifyJsonProducts = ({ rows }: RawTable, shop?: string): RawProduct[] =>
  rows.map(row => product(row, shop));
