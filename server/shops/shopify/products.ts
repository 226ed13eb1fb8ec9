import { z } from 'zod';
import { type Money, parseMoney } from '../../../shared/money.ts';
import { cellOf, cellsOf, type RawProduct } from '../../catalog/raw-product.ts';
import { shopAddress, shopKey } from '../../catalog/shopify/shopify.ts';
import type { ItemReading, ShopProduct } from '../adapter.ts';

/**
 * How many products a query asks for, and variants of each; what costs more than 1,000 points is refused, and a shop's
 * bucket fills up by 100 a second.
 */
export const PAGE = 10;
export const VARIANTS = 30;

const VARIANT = `
  id title sku price compareAtPrice inventoryPolicy inventoryQuantity
  inventoryItem { id tracked }`;

const PRODUCT = `
  id handle title vendor productType status onlineStoreUrl
  featuredMedia { preview { image { url } } }
  variants(first: ${VARIANTS}) { pageInfo { hasNextPage endCursor } nodes { ${VARIANT} } }`;

export const PRODUCTS = `query Products($after: String) {
  products(first: ${PAGE}, after: $after, query: "status:active") {
    pageInfo { hasNextPage endCursor } nodes { ${PRODUCT} }
  }
}`;

export const PRODUCTS_BY_ID = `query ProductsById($ids: [ID!]!) { nodes(ids: $ids) { ... on Product { ${PRODUCT} } } }`;

export const MORE_VARIANTS = `query MoreVariants($id: ID!, $after: String) {
  product(id: $id) {
    variants(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { ${VARIANT} } }
  }
}`;

const PageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() });

const ShopifyVariant = z.object({
  id: z.string(),
  title: z.string(),
  price: z.string(),
  compareAtPrice: z.string().nullish(),
  inventoryPolicy: z.string(),
  inventoryQuantity: z.number().nullish(),
  inventoryItem: z.object({ id: z.string(), tracked: z.boolean() }),
});
export type ShopifyVariant = z.infer<typeof ShopifyVariant>;

export const VariantPage = z.object({ pageInfo: PageInfo, nodes: z.array(ShopifyVariant) });

export const ShopifyProduct = z.object({
  id: z.string(),
  handle: z.string(),
  title: z.string(),
  vendor: z.string().nullish(),
  productType: z.string().nullish(),
  status: z.string(),
  onlineStoreUrl: z.string().nullish(),
  featuredMedia: z
    .object({ preview: z.object({ image: z.object({ url: z.string() }).nullish() }).nullish() })
    .nullish(),
  variants: VariantPage,
});
export type ShopifyProduct = z.infer<typeof ShopifyProduct>;

export const ProductPage = z.object({
  products: z.object({ pageInfo: PageInfo, nodes: z.array(ShopifyProduct) }),
});
/** Of an id that is none of a product any more there is null, or an object without anything. */
export const ProductNodes = z.object({
  nodes: z
    .array(z.union([ShopifyProduct, z.object({}), z.null()]))
    .transform(nodes => nodes.flatMap(node => (node && 'handle' in node ? [node as ShopifyProduct] : []))),
});

/** The number at the end of a global id: 42 of gid://shopify/Product/42. */
export const numberOf = (id: string): string => id.split('/').at(-1) ?? id;

/** The stock, where the shop counts it and stops selling at zero. */
export function stockOf({
  inventoryItem,
  inventoryPolicy,
  inventoryQuantity,
}: ShopifyVariant): number | undefined {
  if (!inventoryItem.tracked || inventoryPolicy === 'CONTINUE') return undefined;
  return Math.max(0, inventoryQuantity ?? 0);
}

const money = (text: string | null | undefined, currency: string): Money | undefined =>
  text ? parseMoney(text, currency) : undefined;

/** What a product's variants cost and how many there are; without prices where it is not for sale any more. */
export const readingsOf = ({ status, variants }: ShopifyProduct, currency: string): ItemReading[] =>
  variants.nodes.map(variant => ({
    item: variant.id,
    ...(status === 'ACTIVE' && {
      price: money(variant.price, currency),
      compareAt: money(variant.compareAtPrice, currency),
    }),
    stock: stockOf(variant),
  }));

/** The only variant of a product without options. */
const onlyVariantOf = ({ variants: { nodes } }: ShopifyProduct): ShopifyVariant | undefined =>
  nodes.length === 1 && nodes[0]?.title === 'Default Title' ? nodes[0] : undefined;

/** A product for the catalog; its ids are those that the shop's exports have, so both find the same product. */
export function shopProductOf(product: ShopifyProduct, shop: string): ShopProduct {
  const { id, handle, title, vendor, productType, featuredMedia, variants, onlineStoreUrl } = product;
  const line = Number(numberOf(id)) || 1;
  const cell = (value: unknown, name: string) => cellOf(value, line, name);
  const offer = (variant: ShopifyVariant) => ({
    price: cell(variant.price, 'price'),
    compare_at: cell(variant.compareAtPrice, 'compareAtPrice'),
    stock: cell(stockOf(variant), 'inventoryQuantity'),
  });
  const only = onlyVariantOf(product);
  const raw: RawProduct = {
    line,
    cells: cellsOf({
      id: cell(shopKey(handle), 'handle'),
      title: cell(title, 'title'),
      brand: cell(vendor, 'vendor'),
      category: cell(productType, 'productType'),
      picture: cell(featuredMedia?.preview?.image?.url, 'featuredMedia'),
      buy_url: cell(onlineStoreUrl ?? shopAddress(shop, handle), 'onlineStoreUrl'),
      ...(only ? offer(only) : {}),
    }),
    ...(only
      ? {}
      : {
          variants: variants.nodes.map(variant => ({
            line,
            cells: cellsOf({
              id: cell(numberOf(variant.id), 'id'),
              title: cell(variant.title, 'title'),
              ...offer(variant),
            }),
          })),
        }),
  };
  const items = only
    ? [['', only.id] as const]
    : variants.nodes.map(variant => [numberOf(variant.id), variant.id] as const);
  return { raw, product: id, items: new Map(items) };
}
