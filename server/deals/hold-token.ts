import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Claim } from '../../shared/deals/claims.ts';
import type { DealPlan } from '../../shared/deals/terms.ts';
import { CommandError } from '../../shared/errors.ts';
import { Money } from '../../shared/money.ts';

const ALGORITHM = 'HS256';
/** A shop may report a payment this long after the hold has expired; the server decides whether it still counts. */
const GRACE_AFTER_HOLD_MS = 24 * 60 * 60 * 1000;

/** Claims of a hold's token, a JWT that a shop may verify itself, with its secret of the show as the HS256 key. */
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

const keyOf = (secret: string): Uint8Array => new TextEncoder().encode(secret);

/** Signs a claim for its shop, with the secret that the show shares with that shop. */
export function signHold(secret: string, show: string, plan: DealPlan, claim: Claim): Promise<string> {
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
    .sign(keyOf(secret));
}

/**
 * Reads the token of a hold; `now` is the show's time, which a hold's end is of. Throws a CommandError `bad-token`, also
 * for the token of another shop, or `expired`.
 */
export async function readHold(secret: string, token: string, now: number): Promise<HoldToken> {
  try {
    const currentDate = new Date(now);
    const { payload } = await jwtVerify(token, keyOf(secret), { algorithms: [ALGORITHM], currentDate });
    return HoldToken.parse(payload);
  } catch (error) {
    if (error instanceof errors.JWTExpired)
      throw new CommandError('expired', 'This hold ran out more than a day ago.');
    throw new CommandError('bad-token', 'This is no token of a hold of this show.');
  }
}
