import { createHmac } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { z } from 'zod';
import type { ProductCard } from '../../shared/catalog/product.ts';
import { type Claim, claimsOf } from '../../shared/deals/claims.ts';
import { ShopNews } from '../../shared/deals/protocol.ts';
import { CommandError } from '../../shared/errors.ts';
import { Money } from '../../shared/money.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { dealOf } from './lookup.ts';

const ALGORITHM = 'HS256';
/** A shop may report a payment this long after the hold has expired; the server decides whether it still counts. */
const GRACE_AFTER_HOLD_MS = 24 * 60 * 60 * 1000;
/** Query parameter of a shop's address that holds the hold's token. */
const HOLD_PARAMETER = 'vitrine_hold';

/** Claims of a hold's token, a JWT that a shop may verify itself, with the show's webhook secret as the HS256 key. */
export const HoldToken = z.object({
  aud: z.literal('vitrine-hold'),
  show: z.string(),
  deal: z.string(),
  claim: z.string(),
  sub: z.string(),
  title: z.string(),
  items: z.array(z.object({ sku: z.string(), variant: z.string().optional(), quantity: z.number() })),
  total: Money,
  /** Milliseconds since the epoch. */
  until: z.number(),
});
export type HoldToken = z.infer<typeof HoldToken>;

/** The body of a shop's webhook. */
const WebhookBody = z.strictObject({ hold: z.string().max(4000), ...ShopNews.shape });

/** A verified webhook of a shop. */
export interface ShopWebhook {
  /** Id of the message, the same each time that it is sent. */
  readonly id: string;
  readonly hold: HoldToken;
  readonly news: ShopNews;
}

/**
 * The hand-over to the shop and back: a claim goes there as a signed token in the address, and the shop reports payment
 * or cancellation by a webhook, signed as in Standard Webhooks (standardwebhooks.com).
 */
export class Checkout {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** The secret that a show shares with its shop, in the format of Standard Webhooks. */
  secretOf(show: string): string {
    return `whsec_${createHmac('sha256', this.#secret).update(`webhook ${show}`).digest('base64')}`;
  }

  /** The address where a held claim is paid, and the coupon's code where there is one. Throws a CommandError `not-held`. */
  async addressOf(
    show: string,
    state: ShowState,
    personId: string,
    { dealId, claimId }: { dealId: string; claimId: string },
  ): Promise<{ address: string; code?: string }> {
    const { plan } = dealOf(state, dealId);
    const claim = claimsOf(state.deals.claims[dealId], personId).find(({ id }) => id === claimId);
    if (claim?.state.kind !== 'held') throw new CommandError('not-held', 'This claim is not held any more.');
    const token = await this.#sign(show, state, claim);
    const product = state.catalog.products.find(({ id }) => id === plan.items[0]?.productId);
    const code = plan.terms.kind === 'coupon' ? plan.terms.code : undefined;
    return { address: shopAddress(product, claim.units, token, code), ...(code ? { code } : {}) };
  }

  /** Verifies a webhook. Throws a CommandError: `bad-token` for a wrong signature or time, `bad-data` for a wrong body. */
  async verifyWebhook(show: string, body: string, headers: Record<string, string>): Promise<ShopWebhook> {
    const value = this.#verifySignature(show, body, headers);
    const message = WebhookBody.safeParse(value);
    if (!message.success)
      throw new CommandError('bad-data', `The webhook doesn't fit: ${z.prettifyError(message.error)}`);
    const { hold, ...news } = message.data;
    return { id: headers['webhook-id'] ?? '', hold: await this.read(show, hold), news };
  }

  /** Reads the token of a hold. Throws a CommandError `bad-token` or `expired`. */
  async read(show: string, token: string): Promise<HoldToken> {
    try {
      const { payload } = await jwtVerify(token, this.#key(show), { algorithms: [ALGORITHM] });
      return HoldToken.parse(payload);
    } catch (error) {
      if (error instanceof errors.JWTExpired)
        throw new CommandError('expired', 'This hold ran out more than a day ago.');
      throw new CommandError('bad-token', 'This is no token of a hold of this show.');
    }
  }

  #verifySignature(show: string, body: string, headers: Record<string, string>): unknown {
    try {
      return new Webhook(this.secretOf(show)).verify(body, headers);
    } catch (error) {
      if (error instanceof WebhookVerificationError)
        throw new CommandError('bad-token', `The webhook is not signed as it should be: ${error.message}.`);
      throw new CommandError('bad-data', 'The body of the webhook must be JSON.');
    }
  }

  async #sign(show: string, state: ShowState, claim: Claim): Promise<string> {
    const { plan } = dealOf(state, claim.dealId);
    const until = claim.state.kind === 'held' ? claim.state.until : claim.at;
    const content: Omit<HoldToken, 'aud' | 'sub'> = {
      show,
      deal: claim.dealId,
      claim: claim.id,
      title: plan.title,
      items: plan.items.map(({ productId, variantId, count }) => ({
        sku: productId,
        ...(variantId ? { variant: variantId } : {}),
        quantity: count * claim.units,
      })),
      total: claim.total,
      until,
    };
    return new SignJWT(content)
      .setProtectedHeader({ alg: ALGORITHM })
      .setAudience('vitrine-hold')
      .setSubject(claim.personId)
      .setExpirationTime(Math.ceil((until + GRACE_AFTER_HOLD_MS) / 1000))
      .sign(this.#key(show));
  }

  #key(show: string): Uint8Array {
    return new TextEncoder().encode(this.secretOf(show));
  }
}

/** A Shopify cart permalink (a variant, a quantity, attributes), the shop's own address, or the demo shop's. */
function shopAddress(
  product: ProductCard | undefined,
  units: number,
  token: string,
  code: string | undefined,
): string {
  const { checkout, buyUrl = '/demo-shop/' } = product ?? {};
  if (checkout?.kind === 'shopify') {
    const discount = code ? `&discount=${encodeURIComponent(code)}` : '';
    return `https://${checkout.shop}/cart/${checkout.variantId}:${units}?attributes[${HOLD_PARAMETER}]=${token}${discount}`;
  }
  // A path on this server is parsed with a base, which is taken off again.
  const base = 'http://own.invalid';
  const url = new URL(buyUrl, base);
  url.searchParams.set(HOLD_PARAMETER, token);
  return url.origin === base ? `${url.pathname}${url.search}` : url.href;
}
