import { z } from 'zod';
import type { Heard, IncomingHook } from '../adapter.ts';
import { isSignedBy, jsonOfHook } from '../hook-body.ts';
import { CLAIM_KEY, WooOrder } from './orders.ts';

/** What webhooks are sent of. */
export const TOPICS = ['product.updated', 'product.deleted', 'order.created', 'order.updated'] as const;

const NOTHING: Heard = { products: [], claims: [] };
const ChangedProduct = z.object({ id: z.number(), parent_id: z.number().nullish() });

/**
 * What a webhook is about; undefined where its signature is wrong.
 * @param claimOfCoupon the claims whose coupons an order may have been paid with
 */
export function heardOf(
  secret: string,
  { body, headers }: IncomingHook,
  claimOfCoupon: ReadonlyMap<string, string>,
): Heard | undefined {
  const text = body.toString('utf8');
  // The first message to a new address says only that it is one.
  if (text.startsWith('webhook_id=')) return NOTHING;
  if (!isSignedBy(secret, body, headers['x-wc-webhook-signature'], 'base64')) return undefined;
  const [kind] = String(headers['x-wc-webhook-topic']).split('.');
  const value = jsonOfHook(body);
  const product = ChangedProduct.safeParse(value);
  if (kind === 'product' && product.success)
    return { products: [String(product.data.parent_id || product.data.id)], claims: [] };
  const order = WooOrder.safeParse(value);
  if (kind !== 'order' || !order.success) return NOTHING;
  const { coupon_lines: coupons, meta_data: meta } = order.data;
  const claims = [
    ...(coupons ?? []).flatMap(({ code }) => claimOfCoupon.get(code) ?? []),
    ...(meta ?? []).flatMap(({ key, value: claim }) =>
      key === CLAIM_KEY && typeof claim === 'string' ? [claim] : [],
    ),
  ];
  return { products: [], claims };
}
