import { createHmac } from 'node:crypto';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { z } from 'zod';
import { isDemoShopLink } from '../../shared/catalog/demo-shop.ts';
import { type ProductCard, WebAddress } from '../../shared/catalog/product.ts';
import { type Claim, claimsOf } from '../../shared/deals/claims.ts';
import { ShopNews } from '../../shared/deals/protocol.ts';
import type { DealPlan } from '../../shared/deals/terms.ts';
import { CommandError } from '../../shared/errors.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { type HoldToken, readHold, signHold } from './hold-token.ts';
import { dealOf, isDemoDeal } from './lookup.ts';
import { shopTime } from './shop-time.ts';

/** Stands for this server where a path on it is parsed, and is taken off again. */
const OWN_ORIGIN = 'http://own.invalid';
/** Query parameter of a shop's address that holds the hold's token. */
const HOLD_PARAMETER = 'vitrine_hold';

/** The body of a shop's webhook. Shops send more than this, which is no concern of ours. */
const WebhookBody = z.object({ hold: z.string().max(4000), ...ShopNews.shape });

/** A verified webhook of a shop. */
export interface ShopWebhook {
  /** Id of the message, the same each time that it is sent. */
  readonly id: string;
  readonly hold: HoldToken;
  readonly news: ShopNews;
}

/**
 * The hand-over to the shop and back: a claim goes there as a signed token in the address, and the shop reports payment
 * or cancellation by a webhook, signed as in Standard Webhooks (standardwebhooks.com). The demo shop has a secret of its
 * own, so that what it takes and what the merchant's shop takes can't be exchanged.
 */
export class Checkout {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** The secret that a show shares with its shop, in the format of Standard Webhooks. */
  secretOf(show: string): string {
    return `whsec_${this.#derive(`webhook ${show}`)}`;
  }

  /**
   * The address where a held claim is paid, and the coupon's code where there is one. Throws a CommandError `not-held`,
   * or `no-buy-link` where the deal's product leads to no shop.
   */
  async addressOf(
    show: string,
    state: ShowState,
    personId: string,
    { dealId, claimId }: { dealId: string; claimId: string },
  ): Promise<{ address: string; code?: string }> {
    const { plan } = dealOf(state, dealId);
    const claim = heldClaimOf(state, personId, { dealId, claimId });
    const isDemo = isDemoDeal(state, plan);
    const product = soldProductOf(state, plan, isDemo);
    const secret = isDemo ? this.#demoSecretOf(show) : this.secretOf(show);
    const token = await signHold(secret, show, plan, claim);
    const code = plan.terms.kind === 'coupon' ? plan.terms.code : undefined;
    return { address: shopAddress(product, claim.units, token, code), ...(code ? { code } : {}) };
  }

  /**
   * Verifies a webhook; `now` is the show's time, by which its hold is read. What the shop itself says of time is held
   * against the machine's clock. Throws a CommandError: `bad-token` for a wrong signature or time, `bad-data` for a
   * wrong body.
   */
  async verifyWebhook(
    show: string,
    body: string,
    headers: Record<string, string>,
    now = Date.now(),
  ): Promise<ShopWebhook> {
    const value = this.#verifySignature(show, body, headers);
    const message = WebhookBody.safeParse(value);
    if (!message.success)
      throw new CommandError('bad-data', `The webhook doesn't fit: ${z.prettifyError(message.error)}`);
    const { hold, ...news } = message.data;
    const at = shopTime(news.at, Date.now());
    if (at === undefined)
      throw new CommandError(
        'bad-data',
        `"at" is ${news.at}, which is no time between 2020 and now: send the shop's time in milliseconds since 1970.`,
        { field: 'at' },
      );
    return {
      id: headers['webhook-id'] ?? '',
      hold: await readHold(this.secretOf(show), hold, now),
      news: { ...news, at },
    };
  }

  /**
   * Reads the token of a hold that leads to the demo shop; `now` is the show's time. Throws a CommandError `bad-token` or
   * `expired`.
   */
  readDemoHold(show: string, token: string, now = Date.now()): Promise<HoldToken> {
    return readHold(this.#demoSecretOf(show), token, now);
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

  #demoSecretOf(show: string): string {
    return this.#derive(`demo-shop ${show}`);
  }

  #derive(purpose: string): string {
    return createHmac('sha256', this.#secret).update(purpose).digest('base64');
  }
}

/** A claim that its buyer may pay for. Throws a CommandError `not-held`. */
export function heldClaimOf(
  state: ShowState,
  personId: string,
  { dealId, claimId }: { dealId: string; claimId: string },
): Claim {
  const claim = claimsOf(state.deals.claims[dealId], personId).find(({ id }) => id === claimId);
  if (claim?.state.kind !== 'held') throw new CommandError('not-held', 'This claim is not held any more.');
  return claim;
}

/** A product's ways to a shop, of which it has one at least. */
type ShopLink = Pick<ProductCard, 'checkout' | 'buyUrl'>;

/**
 * The product whose shop a deal's holds are paid in: its first. The demo shop is none for a bundle in which anything
 * else is sold too. Throws a CommandError `no-buy-link`.
 */
function soldProductOf(state: ShowState, { items }: DealPlan, isDemo: boolean): ShopLink {
  const productId = items[0]?.productId ?? '';
  const { checkout, buyUrl } = state.catalog.products.find(({ id }) => id === productId) ?? {};
  if (checkout) return { checkout };
  const canBeOpened = WebAddress.safeParse(buyUrl).success;
  if (buyUrl && canBeOpened && (isDemo || !isDemoShopLink(buyUrl))) return { buyUrl };
  const message = `The product ${productId} leads to no shop: give it a buy link, so that what is held can be paid.`;
  throw new CommandError('no-buy-link', message, { productId });
}

/** A Shopify cart permalink (a variant, a quantity, attributes), or the shop's own address. */
function shopAddress(
  { checkout, buyUrl = '' }: ShopLink,
  units: number,
  token: string,
  code: string | undefined,
): string {
  if (checkout) {
    const discount = code ? `&discount=${encodeURIComponent(code)}` : '';
    return `https://${checkout.shop}/cart/${checkout.variantId}:${units}?attributes[${HOLD_PARAMETER}]=${token}${discount}`;
  }
  const url = new URL(buyUrl, OWN_ORIGIN);
  url.searchParams.set(HOLD_PARAMETER, token);
  return url.origin === OWN_ORIGIN ? `${url.pathname}${url.search}` : url.href;
}
