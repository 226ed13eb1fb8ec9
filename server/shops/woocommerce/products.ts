import { z } from 'zod';
import { type Money, parseMoney } from '../../../shared/money.ts';
import { cellOf, cellsOf, type RawProduct } from '../../catalog/raw-product.ts';
import { shopKey } from '../../catalog/shopify/shopify.ts';
import type { ItemReading, ShopProduct } from '../adapter.ts';

const Offer = z.object({
  id: z.number(),
  sku: z.string().nullish(),
  /** What it costs now, with a sale that runs. */
  price: z.string().nullish(),
  regular_price: z.string().nullish(),
  on_sale: z.boolean().nullish(),
  /** `parent` for a variation whose stock is counted for all of them together. */
  manage_stock: z.union([z.boolean(), z.literal('parent')]).nullish(),
  stock_quantity: z.number().nullish(),
  stock_status: z.string().nullish(),
  backorders: z.string().nullish(),
  status: z.string().nullish(),
});
type Offer = z.infer<typeof Offer>;

export const Variation = Offer.extend({
  attributes: z.array(z.object({ option: z.string() })).nullish(),
});
export type Variation = z.infer<typeof Variation>;

export const WooProduct = Offer.extend({
  name: z.string(),
  type: z.string(),
  permalink: z.string().nullish(),
  external_url: z.string().nullish(),
  images: z.array(z.object({ src: z.string() })).nullish(),
  categories: z.array(z.object({ name: z.string() })).nullish(),
  brands: z.array(z.object({ name: z.string() })).nullish(),
  variations: z.array(z.number()).nullish(),
});
export type WooProduct = z.infer<typeof WooProduct>;

/** A product with its variations, of which one that is not variable has none. */
export interface WholeProduct {
  readonly product: WooProduct;
  readonly variations: readonly Variation[];
}

/** The key of what is put into a cart: a product, or a variation with its product. */
export const itemKey = (product: number, variation?: number): string =>
  variation === undefined ? String(product) : `${product}:${variation}`;

const count = (quantity: number | null | undefined): number => Math.max(0, Math.floor(quantity ?? 0));

/** The stock, where the shop counts it and takes no backorders; `siblings` share one that is counted together. */
function stockOf(offer: Offer, parent?: WooProduct, siblings = 1): number | undefined {
  if (offer.stock_status === 'outofstock') return 0;
  if (offer.stock_status === 'onbackorder' || (offer.backorders ?? 'no') !== 'no') return undefined;
  if (offer.manage_stock === true) return count(offer.stock_quantity);
  if (offer.manage_stock !== 'parent' || !parent) return undefined;
  const shared = count(parent.stock_quantity);
  return siblings === 1 || shared === 0 ? shared : undefined;
}

const money = (text: string | null | undefined, currency: string): Money | undefined =>
  text ? parseMoney(text, currency) : undefined;

function readingOf(item: string, offer: Offer, stock: number | undefined, currency: string): ItemReading {
  const isForSale = (offer.status ?? 'publish') === 'publish';
  return {
    item,
    ...(isForSale && { price: money(offer.price, currency) }),
    ...(isForSale && offer.on_sale && { compareAt: money(offer.regular_price, currency) }),
    stock,
  };
}

/** What a product's items cost and how many there are of them. */
export function readingsOf({ product, variations }: WholeProduct, currency: string): ItemReading[] {
  if (variations.length === 0) return [readingOf(itemKey(product.id), product, stockOf(product), currency)];
  return variations.map(each =>
    readingOf(itemKey(product.id, each.id), each, stockOf(each, product, variations.length), currency),
  );
}

const keyOf = ({ sku, id }: Offer): string => shopKey(sku || String(id));

/** A product for the catalog; its ids are those that the shop's exports have, so both find the same product. */
export function shopProductOf({ product, variations }: WholeProduct): ShopProduct {
  const line = product.id;
  const cell = (value: unknown, name: string) => cellOf(value, line, name);
  const offer = (each: Offer, stock: number | undefined) => ({
    price: cell(each.price, 'price'),
    compare_at: each.on_sale ? cell(each.regular_price, 'regular_price') : undefined,
    stock: cell(stock, 'stock_quantity'),
  });
  const raw: RawProduct = {
    line,
    cells: cellsOf({
      id: cell(keyOf(product), 'sku'),
      title: cell(product.name, 'name'),
      brand: cell(product.brands?.[0]?.name, 'brands'),
      category: cell(product.categories?.[0]?.name, 'categories'),
      picture: cell(product.images?.[0]?.src, 'images'),
      buy_url: cell(product.external_url || product.permalink, 'permalink'),
      ...(variations.length === 0 ? offer(product, stockOf(product)) : {}),
    }),
    ...(variations.length > 0 && {
      variants: variations.map(each => ({
        line,
        cells: cellsOf({
          id: cell(keyOf(each), 'sku'),
          title: cell(
            each.attributes?.map(({ option }) => option).join(' / ') || String(each.id),
            'attributes',
          ),
          ...offer(each, stockOf(each, product, variations.length)),
        }),
      })),
    }),
  };
  const items =
    variations.length === 0
      ? [['', itemKey(product.id)] as const]
      : variations.map(each => [keyOf(each), itemKey(product.id, each.id)] as const);
  return { raw, product: String(product.id), items: new Map(items) };
}
