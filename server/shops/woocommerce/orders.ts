import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { exactAmount, type Money, parseMoney } from '../../../shared/money.ts';
import type { CheckoutReading, OpenedCheckout, ShopOrder } from '../adapter.ts';
import { ShopError } from '../shop-error.ts';
import type { WooClient } from './client.ts';

export const CLAIM_KEY = '_vitrine_claim';

export const WooOrder = z.object({
  id: z.number(),
  number: z.string(),
  status: z.string(),
  currency: z.string(),
  total: z.string(),
  prices_include_tax: z.boolean().nullish(),
  date_modified_gmt: z.string().nullish(),
  payment_url: z.string().nullish(),
  line_items: z.array(z.object({ id: z.number() })).nullish(),
  coupon_lines: z.array(z.object({ code: z.string() })).nullish(),
  meta_data: z.array(z.object({ key: z.string(), value: z.unknown() })).nullish(),
});
export type WooOrder = z.infer<typeof WooOrder>;

const Coupon = z.object({ id: z.number(), code: z.string() });

/** A checkout's key: a coupon for the shop's own checkout, or an order that is paid at its payment address. */
export const couponRef = ({ id, code }: z.infer<typeof Coupon>): string => `coupon:${id}:${code}`;
export const orderRef = (id: number): string => `order:${id}`;
export function parsedRef(ref: string): { kind: string; id: string; code: string } {
  const [kind = '', id = '', code = ''] = ref.split(':');
  return { kind, id, code };
}

const idsOf = (item = ''): { product_id: number; variation_id?: number } => {
  const [product, variation] = item.split(':').map(Number);
  return { product_id: product ?? 0, ...(variation !== undefined && { variation_id: variation }) };
};

/**
 * The deal's price as a coupon of its own that holds once, for these products, and the shop's own checkout with the cart
 * filled (WooCommerce 10). The buyer gives an address there, and the shop adds shipping and taxes as it does for everybody.
 */
export async function openWithCoupon(
  client: WooClient,
  origin: string,
  order: ShopOrder,
  less: Money,
): Promise<OpenedCheckout> {
  const lines = order.lines.map(({ item, quantity }) => ({ ...idsOf(item), quantity }));
  const code = `vitrine-${randomBytes(9).toString('hex')}`;
  const coupon = await client.send(Coupon, 'POST', 'coupons', {
    code,
    discount_type: 'fixed_cart',
    amount: exactAmount(less),
    individual_use: true,
    usage_limit: 1,
    product_ids: [...new Set(lines.flatMap(line => [line.product_id, line.variation_id ?? []].flat()))],
    description: order.title,
    meta_data: [{ key: CLAIM_KEY, value: order.claimId }],
  });
  const products = lines.map(line => `${line.variation_id ?? line.product_id}:${line.quantity}`).join(',');
  return {
    ref: couponRef(coupon),
    address: `${origin}/checkout-link/?products=${products}&coupon=${coupon.code}`,
  };
}

/**
 * An order at the deal's price, paid at its own address: for older shops, and for prices above the usual. The page there asks
 * for no address, so the shop adds no shipping.
 */
export async function openAsOrder(client: WooClient, order: ShopOrder): Promise<OpenedCheckout> {
  const { total } = order;
  const totals = order.lines.map(line => line.total.minor);
  const lineOf = (index: number, minor: number) => {
    const amount = exactAmount({ minor, currency: total.currency });
    return { subtotal: amount, total: amount, quantity: order.lines[index]?.quantity };
  };
  let made = await client.send(WooOrder, 'POST', 'orders', {
    status: 'pending',
    set_paid: false,
    currency: total.currency,
    line_items: order.lines.map(({ item }, index) => ({
      ...idsOf(item),
      ...lineOf(index, totals[index] ?? 0),
    })),
    meta_data: [{ key: CLAIM_KEY, value: order.claimId }],
  });
  // Lines are stated without taxes, which a shop with prices that include them puts on top.
  for (let attempt = 0; attempt < 3 && made.prices_include_tax; attempt++) {
    const paid = parseMoney(made.total, made.currency)?.minor ?? 0;
    if (paid === total.minor || paid === 0) break;
    const last = totals.length - 1;
    const isClose = Math.abs(paid - total.minor) <= 2;
    for (const index of totals.keys()) {
      if (!isClose) totals[index] = Math.round(((totals[index] ?? 0) * total.minor) / paid);
      else if (index === last) totals[index] = (totals[index] ?? 0) + total.minor - paid;
    }
    const line_items = (made.line_items ?? []).map(({ id }, index) => ({
      id,
      ...lineOf(index, totals[index] ?? 0),
    }));
    made = await client.send(WooOrder, 'PUT', `orders/${made.id}`, { line_items });
  }
  if (!made.payment_url) throw new ShopError('refused', 'no payment URL');
  return { ref: orderRef(made.id), address: made.payment_url };
}

const PAID = ['processing', 'completed'];
const UNDONE = ['cancelled', 'refunded', 'trash'];

/** How it stands with the order of a checkout; undefined is one that has not come to be, or is gone. */
export function orderReading(ref: string, order: WooOrder | undefined): CheckoutReading {
  if (!order) return { ref, state: parsedRef(ref).kind === 'coupon' ? 'open' : 'gone' };
  const { number, status, total, currency, date_modified_gmt: modified } = order;
  const stateOf = (): CheckoutReading['state'] => {
    if (PAID.includes(status)) return 'paid';
    if (UNDONE.includes(status)) return 'cancelled';
    return status === 'failed' ? 'failed' : 'open';
  };
  return {
    ref,
    state: stateOf(),
    order: number,
    at: modified ? Date.parse(`${modified}Z`) : undefined,
    total: parseMoney(total, currency),
  };
}
