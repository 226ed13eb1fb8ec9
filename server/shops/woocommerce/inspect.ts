import { z } from 'zod';
import { parseMoney } from '../../../shared/money.ts';
import type { CheckStep } from '../../../shared/shops/check.ts';
import type { OpenedCheckout, ShopOrder } from '../adapter.ts';
import type { WooClient } from './client.ts';
import { parsedRef, WooOrder } from './orders.ts';

/** What a purchase meets in a WooCommerce shop, as far as its API says it. */
export async function inspectWoo(
  client: WooClient,
  order: ShopOrder,
  opened: OpenedCheckout,
): Promise<CheckStep[]> {
  const { kind, id } = parsedRef(opened.ref);
  return [
    kind === 'order' ? await orderTotal(client, order, id) : await couponTotal(client, order, id),
    kind === 'order'
      ? { step: 'shipping', outcome: 'missing', note: 'no-rates' }
      : await shippingStep(client),
    await taxStep(client),
    await pageStep(client, opened.address),
    await paymentStep(client),
  ];
}

async function orderTotal(client: WooClient, { total }: ShopOrder, id: string): Promise<CheckStep> {
  const { total: text, currency } = await client.get(WooOrder, `orders/${id}`);
  const money = parseMoney(text, currency);
  return money?.minor === total.minor
    ? { step: 'total', outcome: 'ok', note: 'exact', money: total }
    : { step: 'total', outcome: 'missing', note: 'differs', ...(money && { money }) };
}

/** The cart is made by the buyer's own browser, so its sum is known by the coupon that the shop has taken. */
async function couponTotal(client: WooClient, { total }: ShopOrder, id: string): Promise<CheckStep> {
  await client.get(z.object({ amount: z.string() }), `coupons/${id}`);
  return { step: 'total', outcome: 'ok', note: 'exact', money: total };
}

async function shippingStep(client: WooClient): Promise<CheckStep> {
  const zones = await client.get(z.array(z.object({ id: z.number() })), 'shipping/zones');
  let count = 0;
  for (const { id } of zones) {
    const methods = await client.get(
      z.array(z.object({ enabled: z.boolean() })),
      `shipping/zones/${id}/methods`,
    );
    count += methods.filter(({ enabled }) => enabled).length;
  }
  return count > 0
    ? { step: 'shipping', outcome: 'ok', note: 'rates', count }
    : { step: 'shipping', outcome: 'missing', note: 'no-rates' };
}

async function taxStep(client: WooClient): Promise<CheckStep> {
  const Setting = z.object({ value: z.unknown() });
  const { value: isOn } = await client.get(Setting, 'settings/general/woocommerce_calc_taxes');
  if (isOn !== 'yes') return { step: 'tax', outcome: 'ok', note: 'none' };
  const { value: included } = await client.get(Setting, 'settings/tax/woocommerce_prices_include_tax');
  return { step: 'tax', outcome: 'ok', note: included === 'yes' ? 'included' : 'added' };
}

async function pageStep(client: WooClient, address: string): Promise<CheckStep> {
  const { status } = await client.page(address);
  return status < 400
    ? { step: 'page', outcome: 'ok', note: 'opens' }
    : { step: 'page', outcome: 'missing', note: 'closed', detail: `HTTP ${status}` };
}

async function paymentStep(client: WooClient): Promise<CheckStep> {
  const gateways = await client.get(z.array(z.object({ enabled: z.boolean() })), 'payment_gateways');
  const count = gateways.filter(({ enabled }) => enabled).length;
  return count > 0
    ? { step: 'payment', outcome: 'ok', note: 'ways', count }
    : { step: 'payment', outcome: 'missing', note: 'no-ways' };
}
