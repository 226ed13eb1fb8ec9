import type { Product } from '../../shared/catalog/product.ts';
import type { Interest } from '../../shared/catalog/state.ts';
import type { Pin } from '../../shared/offers/pin.ts';
import { entryOf } from '../../shared/show/record.ts';
import type { Suggestion, SuggestReason } from '../../shared/suggest/contract.ts';

const MINUTE = 60_000;
/** A product that was just shown is back to full weight after this time. */
const SHOWN_MINUTES = 20;
/** A product that the crew dismissed ("not now") is back to full weight after this time. */
const DISMISSED_MINUTES = 15;
/** From this time on, how long a product was not shown is given as a reason. */
const LONG_MINUTES = 10;
const LOW_STOCK = 5;
/** Weight of a product that nobody asked for. */
const BASE = 0.2;
const CLICK_WEIGHT = 0.5;
const NEVER_SHOWN = 0.3;
/** As many as the crew can take in; the rest of a large catalog is not sent. */
const MAX_SUGGESTIONS = 12;

export interface RankingInput {
  readonly products: readonly Product[];
  readonly interest: Readonly<Record<string, Interest>>;
  /** Number of different people who named a product in the last minutes. */
  readonly mentions: ReadonlyMap<string, number>;
  readonly pins: readonly Pin[];
  readonly now: number;
}

/** A reason, and its effect on the score, by which reasons are sorted. */
type WeightedReason = { readonly reason: SuggestReason; readonly weight: number };

const minutesSince = (at: number, now: number): number => Math.max(0, (now - at) / MINUTE);
/** Grows from 0 to 1 over a number of minutes. */
const recovery = (at: number | undefined, now: number, minutes: number): number =>
  at === undefined ? 1 : Math.min(1, minutesSince(at, now) / minutes);

/** Lowers the score of products with few units left, which most people who ask would not get. */
const stockFactor = (stock: number | undefined): number => (stock === undefined ? 1 : stock / (stock + 2));

function reasonsOf(
  { stock }: Product,
  { clicks, shownAt }: Interest,
  people: number,
  now: number,
): SuggestReason[] {
  const minutes = shownAt === undefined ? 0 : Math.floor(minutesSince(shownAt, now));
  const reasons: WeightedReason[] = [];
  const addIf = (holds: boolean, weight: number, reason: SuggestReason) => {
    if (holds) reasons.push({ reason, weight });
  };
  addIf(people > 0, Math.log1p(people), { kind: 'mentions', people });
  addIf(clicks > 0, CLICK_WEIGHT * Math.log1p(clicks), { kind: 'clicks', clicks });
  addIf(shownAt === undefined, NEVER_SHOWN, { kind: 'neverShown' });
  addIf(minutes >= LONG_MINUTES, BASE, { kind: 'notShown', minutes });
  addIf(stock !== undefined && stock <= LOW_STOCK, 1 - stockFactor(stock), {
    kind: 'lowStock',
    left: stock ?? 0,
  });
  return reasons.sort((a, b) => b.weight - a.weight).map(each => each.reason);
}

/**
 * Ranks products to show next. Archived and sold-out products and those on screen are left out; for each other
 *
 *     score = (0.2 + ln(1 + people) + 0.5 · ln(1 + clicks) + 0.3 if never shown)
 *             × min(1, minutes since shown / 20) × min(1, minutes since "not now" / 15) × stock / (stock + 2)
 *
 * where people are those who named it in chat in the last ten minutes, and a factor is 1 where it does not apply.
 * The logarithm makes the tenth person count less than the second. Reasons are sorted by their effect on the score.
 * Equal scores keep the catalog's order, so the ranking is deterministic.
 */
export function rankSuggestions({ products, interest, mentions, pins, now }: RankingInput): Suggestion[] {
  const onScreen = new Set(pins.map(pin => pin.card.id));
  return products
    .filter(product => !product.archived && product.stock !== 0 && !onScreen.has(product.id))
    .map(product => {
      const known = entryOf(interest, product.id) ?? { clicks: 0 };
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
