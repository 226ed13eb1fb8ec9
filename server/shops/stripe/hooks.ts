import { z } from 'zod';
import type { Heard, IncomingHook } from '../adapter.ts';
import { isSignedBy, jsonOfHook } from '../hook-body.ts';
import { CLAIM_KEY } from './sessions.ts';

/** What webhooks are sent of. */
export const EVENTS = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'payment_intent.payment_failed',
  'charge.refunded',
  'product.updated',
  'product.deleted',
];

const Event = z.object({
  type: z.string(),
  data: z.object({
    object: z.object({
      id: z.string(),
      metadata: z.record(z.string(), z.string()).nullish(),
      client_reference_id: z.string().nullish(),
    }),
  }),
});

/** What a webhook is about; undefined where its signature is wrong. */
export function heardOf(secret: string | undefined, { body, headers }: IncomingHook): Heard | undefined {
  if (!secret || !isSigned(secret, body, String(headers['stripe-signature']))) return undefined;
  const event = Event.safeParse(jsonOfHook(body));
  if (!event.success) return { products: [], claims: [] };
  const { type, data } = event.data;
  // A session of a Payment Link has its claim in the address alone.
  const claim = data.object.metadata?.[CLAIM_KEY] ?? data.object.client_reference_id;
  return {
    products: type.startsWith('product.') ? [data.object.id] : [],
    claims: claim ? [claim] : [],
  };
}

/** Whether a `Stripe-Signature` is of a body: one of its `v1` signs the time and the bytes. What it is about is read anew, so an old one does no harm. */
function isSigned(secret: string, body: Buffer, header: string): boolean {
  const parts = header.split(',').map(part => part.split('=', 2));
  const time = parts.find(([name]) => name === 't')?.[1] ?? '';
  const signed = Buffer.concat([Buffer.from(`${time}.`), body]);
  return parts.some(([name, value]) => name === 'v1' && isSignedBy(secret, signed, value, 'hex'));
}
