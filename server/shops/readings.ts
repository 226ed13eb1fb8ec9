import { isSameMoney } from '../../shared/catalog/price-history.ts';
import type { Product } from '../../shared/catalog/product.ts';
import type { CatalogEdit } from '../../shared/catalog/protocol.ts';
import type { Money } from '../../shared/money.ts';
import { type Link, linkKey } from '../../shared/shops/connection.ts';
import type { Reading } from '../../shared/shops/protocol.ts';
import { withKnown } from '../../shared/shops/state.ts';
import type { ShowState } from '../../shared/show/state.ts';

/** A product or variant as it stands on the shelf. */
export interface ShelfItem {
  readonly price: Money;
  readonly compareAt?: Money | undefined;
  readonly stock?: number | undefined;
}

/** What a link is of; undefined where it is not on the shelf any more. */
export function shelfItemOf(
  products: readonly Product[],
  { productId, variantId }: Pick<Link, 'productId' | 'variantId'>,
): ShelfItem | undefined {
  const product = products.find(({ id }) => id === productId);
  if (!product || variantId === undefined) return product?.variants ? undefined : product;
  return product.variants?.find(({ id }) => id === variantId);
}

/** What a shop has yet to be told of an item: how many more it has here, and what it costs. */
export interface Untold {
  readonly stock?: number;
  readonly price?: Money;
}

/**
 * What of an item a shop doesn't know: what differs on the shelf from what the shop was last known to have. That is less than
 * nothing for a moment where sales that were in a reading of its stock are then told one by one, or where it sells what it has
 * yet to get; the shelf has nothing then, and the shop must not be told of more.
 */
export function untoldOf(link: Link, item: ShelfItem): Untold {
  const more =
    link.stock === undefined || item.stock === undefined ? 0 : item.stock - Math.max(0, link.stock);
  return {
    ...(more !== 0 && { stock: more }),
    ...(!isSameMoney(link.price, item.price) &&
      item.price.currency === link.price.currency && { price: item.price }),
  };
}

/** An item that a shop has been read of: what it is to be on the shelf, and what the shop has. */
interface Applied {
  readonly link: Link;
  readonly price?: Money;
  readonly compareAt?: Money | null;
  readonly stock?: number | null;
}

/**
 * What follows from what a shop says of an item. Its stock is the shop's, with what it has not been told of yet; a price
 * that was changed in the shop wins over one that was changed here and not told yet.
 */
function applied(link: Link, item: ShelfItem, reading: Reading): Applied {
  const { stock: more = 0 } = untoldOf(link, item);
  // What the shop has no longer can't be sold; its price stays, so that it can be read what it was.
  const read = reading.price
    ? reading
    : { ...reading, price: link.price, compareAt: item.compareAt, stock: 0 };
  const price = read.price ?? link.price;
  const stock = read.stock === undefined ? undefined : Math.max(0, read.stock + more);
  const isNewPrice = !isSameMoney(price, link.price);
  const compareAt = read.compareAt && read.compareAt.minor > price.minor ? read.compareAt : undefined;
  return {
    link: withKnown(link, { price, stock: read.stock }),
    ...(isNewPrice && !isSameMoney(price, item.price) && { price }),
    ...(isNewPrice && !isSameMoney(compareAt, item.compareAt) && { compareAt: compareAt ?? null }),
    ...(stock !== item.stock && { stock: stock ?? null }),
  };
}

const hasMore = (before: Link, after: Link): boolean =>
  before.stock !== after.stock || !isSameMoney(before.price, after.price);

type VariantChange = NonNullable<CatalogEdit['change']['variants']>[number];

/** A change of a product; that of several variants is one. */
function changeOf(product: Product, items: readonly Applied[]): CatalogEdit['change'] | undefined {
  const changed = items
    .map(({ link, ...values }) => ({ link, values }))
    .filter(({ values }) => Object.keys(values).length > 0);
  if (changed.length === 0) return undefined;
  const own = changed.find(({ link }) => link.variantId === undefined);
  if (own) return own.values;
  const changes = changed.map(({ link, values }): VariantChange => ({ id: link.variantId ?? '', ...values }));
  return changes.some(({ price }) => price) ? withOwnPrice(product, changes) : { variants: changes };
}

/**
 * The product's own price follows its cheapest variant, as where it came in. Then each variant says its price, because
 * those that cost what the product did would go along.
 */
function withOwnPrice(product: Product, changes: readonly VariantChange[]): CatalogEdit['change'] {
  const changed = new Map(changes.map(each => [each.id, each]));
  const variants = (product.variants ?? []).map(
    ({ id, price, compareAt }): VariantChange & { price: Money } => ({
      id,
      price,
      compareAt: compareAt ?? null,
      ...(changed.get(id) as Partial<VariantChange & { price: Money }> | undefined),
    }),
  );
  const [first] = variants;
  if (!first) return { variants: [...changes] };
  const cheapest = variants.reduce(
    (one, other) => (other.price.minor < one.price.minor ? other : one),
    first,
  );
  return { price: cheapest.price, compareAt: cheapest.compareAt ?? null, variants };
}

/** What a shop's readings make of the show: edits of products, and what the shop is known to have. Nothing where all is as it was. */
export function readingResult(
  { catalog: { products }, shops }: ShowState,
  connectionId: string,
  readings: readonly Reading[],
): { edits: CatalogEdit[]; links: Link[] } {
  const all = readings.flatMap((reading): Applied[] => {
    const link = shops.links[linkKey(reading)];
    const item = link && shelfItemOf(products, link);
    return link?.connectionId === connectionId && item ? [applied(link, item, reading)] : [];
  });
  const edits = [...Map.groupBy(all, ({ link }) => link.productId)].flatMap(([productId, items]) => {
    const product = products.find(({ id }) => id === productId);
    const change = product && changeOf(product, items);
    return change ? [{ productId, change }] : [];
  });
  const links = all.map(({ link }) => link).filter(link => hasMore(shops.links[linkKey(link)] ?? link, link));
  return { edits, links };
}
