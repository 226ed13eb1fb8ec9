import { z } from 'zod';
import { ProductCard } from '../catalog/product.ts';
import type { Segment } from '../runofshow/plan.ts';

/** How many offers may be on the viewers' screens at once. */
export const MAX_PINS = 3;
/** Whoever sees a card later than this has come back to it, which says nothing about how it was delivered. */
export const SEEN_COUNTED_MS = 10_000;
export const MIN_PIN_SECONDS = 10;
export const MAX_PIN_SECONDS = 60 * 60;

/** How a pin ends by itself, besides by what may always happen to its product. */
export const PinEnds = z.strictObject({
  seconds: z.number().int().min(MIN_PIN_SECONDS).max(MAX_PIN_SECONDS).optional(),
  /** Ends when the show goes on to another segment. */
  withSegment: z.boolean().optional(),
});
export type PinEnds = z.infer<typeof PinEnds>;

/** When the frame was captured that was on program at a click: milliseconds since 1970 by the host's own clock. */
export const FrameTime = z.number().nonnegative();

export const Pin = z.object({
  id: z.string(),
  card: ProductCard,
  /** Server time of the pin. */
  at: z.number(),
  /** The frame with which the card appears; absent where the picture has no such clock. */
  frameAt: FrameTime.optional(),
  /** Server time at which it ends by itself. */
  until: z.number().optional(),
  withSegment: z.boolean().optional(),
  /** The deal that put it there, keeps its price and takes it away again. */
  dealId: z.string().optional(),
});
export type Pin = z.infer<typeof Pin>;

/** Whether a deal put a card there, which then comes and goes with it. */
export const isDeal = ({ dealId }: Pin): boolean => dealId !== undefined;

/** Why an offer left the viewers' screens. */
export const UnpinReason = z.enum([
  'host', // taken off by hand
  'undo', // taken back right after the click
  'time', // its time was over
  'segment', // the show went on to another segment
  'soldOut', // nothing is left of the product
  'price', // the product costs something else now
  'deal', // its deal is over, or another deal took its place
]);
export type UnpinReason = z.infer<typeof UnpinReason>;

/** On how many viewers' screens a card has appeared, of those who watched when it was pinned. */
export const Impression = z.object({
  pinId: z.string(),
  seen: z.number().int(),
  of: z.number().int(),
  /** From the pin to the last of those who saw it. */
  ms: z.number(),
});
export type Impression = z.infer<typeof Impression>;

/** Whether a pin is over when the show goes on to a segment; one that the segment would pin anyway stays. */
export function endsWith(pin: Pin, next: Segment | undefined): boolean {
  return pin.withSegment === true && !(next?.pins && next.productId === pin.card.id);
}

/** The pins with some of them in front, foremost first; the last in a list of pins is the foremost. */
export function broughtToFront(pins: readonly Pin[], pinIds: readonly string[]): Pin[] {
  const named = [...new Set(pinIds)].flatMap(pinId => pins.find(pin => pin.id === pinId) ?? []);
  return [...pins.filter(pin => !named.includes(pin)), ...named.reverse()];
}

/** The pin of a product, while its card is on the viewers' screens. */
export function pinOf({ pins }: { readonly pins: readonly Pin[] }, productId: string): Pin | undefined {
  return pins.find(pin => pin.card.id === productId);
}
