import type { Product } from '../../shared/catalog/product.ts';
import type { Claim } from '../../shared/deals/claims.ts';
import type { DealItem, DealPlan } from '../../shared/deals/terms.ts';
import type { Money } from '../../shared/money.ts';
import { type Link, linkKey } from '../../shared/shops/connection.ts';
import type { ShowState } from '../../shared/show/state.ts';
import type { OrderLine } from './adapter.ts';

/** Splits an amount in proportion to weights, so that the parts are whole and sum up to it. */
export function split(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((one, other) => one + other, 0);
  const share = (weight: number): number => (sum > 0 ? weight / sum : 1 / weights.length);
  const parts = weights.map(weight => Math.floor(total * share(weight)));
  // Less than one for each part is left over.
  let rest = total - parts.reduce((one, other) => one + other, 0);
  return parts.map(part => (rest-- > 0 ? part + 1 : part));
}

/** A line as lines of one price for each unit, for shops that know no other: all but one unit, and one with what is left. */
export function unitPrices({ quantity, total }: Pick<OrderLine, 'quantity' | 'total'>): {
  quantity: number;
  price: Money;
}[] {
  const { currency } = total;
  const price = Math.floor(total.minor / quantity);
  const rest = total.minor - price * quantity;
  if (rest === 0) return [{ quantity, price: { minor: price, currency } }];
  const last = { quantity: 1, price: { minor: price + rest, currency } };
  return quantity === 1 ? [last] : [{ quantity: quantity - 1, price: { minor: price, currency } }, last];
}

export interface SoldItem {
  readonly item: DealItem;
  readonly product: Product;
  readonly link: Link | undefined;
}

/** What a deal sells, with what its shop has of it; undefined where something is not on the shelf. */
export function soldItems(state: ShowState, { items }: DealPlan): SoldItem[] | undefined {
  const sold = items.flatMap((item): SoldItem[] => {
    const product = state.catalog.products.find(({ id }) => id === item.productId);
    const link =
      state.shops.links[linkKey({ ...item, variantId: item.variantId ?? product?.variants?.[0]?.id })];
    return product ? [{ item, product, link }] : [];
  });
  return sold.length === items.length ? sold : undefined;
}

/** The lines of an order for a claim: at the deal's price, which is split by what the items cost without it. */
export function orderLines(
  sold: readonly SoldItem[],
  { units, total }: Pick<Claim, 'units' | 'total'>,
): OrderLine[] {
  const quantities = sold.map(({ item }) => item.count * units);
  const usual = sold.map(
    ({ product, link }, index) => (link?.price ?? product.price).minor * (quantities[index] ?? 0),
  );
  const totals = split(total.minor, usual);
  return sold.map(({ product, link }, index) => ({
    title: product.title,
    quantity: quantities[index] ?? 1,
    total: { minor: totals[index] ?? 0, currency: total.currency },
    ...(link && { product: link.product, item: link.item }),
  }));
}
