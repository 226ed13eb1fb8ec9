import type { Product } from '../../shared/catalog/product.ts';
import type { Interest } from '../../shared/catalog/state.ts';
import type { Pin } from '../../shared/offers/pin.ts';
import type { Suggestion, SuggestReason } from '../../shared/suggest/contract.ts';

const MINUTE = 60_000;
/** A product that was just shown comes back to full weight in this time. */
const SHOWN_MINUTES = 20;
/** A product the crew said "not now" to comes back to full weight in this time. */
const DISMISSED_MINUTES = 15;
/** From here on it is worth saying how long a product was not shown. */
const LONG_MINUTES = 10;
const LOW_STOCK = 5;
/** A product nobody asked for can still be shown next. */
const BASE = 0.2;
const CLICK_WEIGHT = 0.5;
const NEVER_SHOWN = 0.3;
/** As many as the crew can take in; the rest of a large catalog is not sent around. */
const MAX_SUGGESTIONS = 12;

export interface Situation {
  readonly products: readonly Product[];
  readonly interest: Readonly<Record<string, Interest>>;
  /** Different people who named a product in the last minutes. */
  readonly mentions: ReadonlyMap<string, number>;
  readonly pins: readonly Pin[];
  readonly now: number;
}

/** A reason with how much it moved the score, which orders the reasons. */
type Weighed = { readonly reason: SuggestReason; readonly weight: number };

const minutesSince = (at: number, now: number): number => Math.max(0, (now - at) / MINUTE);
/** Grows from 0 to 1 over a number of minutes. */
const recovery = (at: number | undefined, now: number, minutes: number): number =>
  at === undefined ? 1 : Math.min(1, minutesSince(at, now) / minutes);

/** What few units are worth showing: the last one would disappoint all but one of those who ask. */
const stockFactor = (stock: number | undefined): number => (stock === undefined ? 1 : stock / (stock + 2));

function reasonsOf(
  { stock }: Product,
  { clicks, shownAt }: Interest,
  people: number,
  now: number,
): SuggestReason[] {
  const minutes = shownAt === undefined ? 0 : Math.floor(minutesSince(shownAt, now));
  const reasons: Weighed[] = [];
  const add = (holds: boolean, weight: number, reason: SuggestReason) => {
    if (holds) reasons.push({ reason, weight });
  };
  add(people > 0, Math.log1p(people), { kind: 'mentions', people });
  add(clicks > 0, CLICK_WEIGHT * Math.log1p(clicks), { kind: 'clicks', clicks });
  add(shownAt === undefined, NEVER_SHOWN, { kind: 'neverShown' });
  add(minutes >= LONG_MINUTES, BASE, { kind: 'notShown', minutes });
  add(stock !== undefined && stock <= LOW_STOCK, 1 - stockFactor(stock), {
    kind: 'lowStock',
    left: stock ?? 0,
  });
  return reasons.sort((a, b) => b.weight - a.weight).map(each => each.reason);
}

/**
 * Ranks what to show next. Sold-out products and those on screen now are left out; for each other
 *
 *     score = (0.2 + ln(1 + people) + 0.5 · ln(1 + clicks) + 0.3 if never shown)
 *             × min(1, minutes since shown / 20) × min(1, minutes since "not now" / 15) × stock / (stock + 2)
 *
 * where people are those who named it in chat in the last ten minutes, and a factor is 1 where it does not apply.
 * The logarithm makes the tenth person count less than the second. Reasons come in the order in which they moved the
 * score. Equal scores keep the catalog's order, so the same situation always gives the same ranking.
 */
export function rank({ products, interest, mentions, pins, now }: Situation): Suggestion[] {
  const onScreen = new Set(pins.map(pin => pin.card.id));
  return products
    .filter(product => product.stock !== 0 && !onScreen.has(product.id))
    .map(product => {
      const known = interest[product.id] ?? { clicks: 0 };
      const people = mentions.get(product.id) ?? 0;
      const fresh = known.shownAt === undefined ? NEVER_SHOWN : 0;
      const wanted = BASE + Math.log1p(people) + CLICK_WEIGHT * Math.log1p(known.clicks) + fresh;
      const score =
        wanted *
        recovery(known.shownAt, now, SHOWN_MINUTES) *
        recovery(known.dismissedAt, now, DISMISSED_MINUTES) *
        stockFactor(product.stock);
      return { product, known, people, score };
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, MAX_SUGGESTIONS)
    .map(({ product, known, people, score }) => ({
      productId: product.id,
      score: Math.round(score * 100) / 100,
      reasons: reasonsOf(product, known, people, now),
    }));
}
