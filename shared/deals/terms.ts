import { z } from 'zod';
import { Id, PlainId } from '../id.ts';
import { Money } from '../money.ts';

/** How many deals a show may hold, and how many may run at once: as many as there are pins. */
export const MAX_DEALS = 200;
export const MAX_RUNNING_DEALS = 3;
/** Longest waiting line of a deal: its units this many times over, within the two bounds. */
const LINE_PER_UNIT = 3;
const MIN_LINE = 50;
const MAX_LINE = 2000;
/** How long a bid may be taken back, in milliseconds; an auction can be cancelled until its first bid is final. */
export const BID_FINAL_MS = 10_000;

/** Share of its units that one network address gets of a deal at most, and the buyers that it has room for at least. */
const NETWORK_SHARE = 4;
const NETWORK_BUYERS = 4;

export const DealId = PlainId;

/** One product of a deal, and how many of it a buyer gets for one unit of the deal; several make a bundle. */
export const DealItem = z.strictObject({
  productId: Id,
  variantId: Id.optional(),
  count: z.number().int().min(1).max(20),
});
export type DealItem = z.infer<typeof DealItem>;

/** What a buyer gets: a price, a coupon for the shop, or the right to bid. */
export const DealTerms = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('flash'),
    /** For one unit of the deal: all its items together. */
    price: Money,
  }),
  z.strictObject({
    kind: z.literal('coupon'),
    /** Told only to those who claimed one. Empty in the sight of everybody else. */
    code: z.string().trim().max(40),
    percent: z.number().int().min(1).max(100),
  }),
  z.strictObject({
    kind: z.literal('auction'),
    from: Money,
    /** Least difference between two bids. */
    step: Money,
    /** Below this nothing is sold; told to nobody but the crew and the brand. */
    reserve: Money.optional(),
    /** A bid in the last seconds moves the end so far away again that this much time is left. */
    counterSeconds: z.number().int().min(5).max(60),
  }),
]);
export type DealTerms = z.infer<typeof DealTerms>;

export const DealStart = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('hand') }),
  /** Server time in milliseconds. */
  z.strictObject({ kind: z.literal('at'), at: z.number().int().positive() }),
  z.strictObject({ kind: z.literal('segment'), segmentId: Id }),
  /** When another deal of the show has ended: a sequence. */
  z.strictObject({ kind: z.literal('after'), dealId: DealId }),
]);
export type DealStart = z.infer<typeof DealStart>;

/** A deal as it is planned. Its id is its maker's, so that saving it twice makes one deal. */
export const DealPlan = z.strictObject({
  id: DealId,
  title: z.string().trim().min(1).max(120),
  items: z.array(DealItem).min(1).max(5),
  terms: DealTerms,
  /** Units that are sold in all. */
  units: z.number().int().min(1).max(100_000),
  perBuyer: z.number().int().min(1).max(100),
  /**
   * How many buyers of one network address may have it: one ("one per household"), any number, or several where absent,
   * which is room for a family or an office and keeps one script from taking everything.
   */
  perNetwork: z.enum(['one', 'any']).optional(),
  /** Who may have it: those who were in the show before it started, those who have paid in it before, or all where absent. */
  knownBy: z.enum(['visit', 'purchase']).optional(),
  /** From the start to the moment from which it can be claimed: 0, or 10 to 300. */
  countdownSeconds: z
    .number()
    .int()
    .refine(value => value === 0 || (value >= 10 && value <= 300), 'must be 0, or from 10 to 300'),
  runSeconds: z.number().int().min(60).max(1200),
  /** How long a claim is kept for its buyer to pay. */
  holdSeconds: z.number().int().min(30).max(1800).default(300),
  start: DealStart,
  brand: z.string().min(1).max(80).optional(),
  /** What viewers are told about who pays for this, such as "Paid partnership with Acme". */
  disclosure: z.string().trim().max(160).default(''),
  /** What the host should say; never leaves the crew and the brand. */
  talkingPoints: z.array(z.string().trim().min(1).max(160)).max(8).default([]),
});
export type DealPlan = z.infer<typeof DealPlan>;

/** What the host allows, and what the guard holds deals against. */
export const DealRules = z.strictObject({
  /** Whether brand reps may start their accepted deals themselves. */
  brandsMayStart: z.boolean(),
  /** Whether brand reps may see the orders of their deals, and mark them as paid or release them. */
  brandsMaySettle: z.boolean().default(false),
  /** From this reduction on, in percent, a second person has to approve; 100 asks for none. */
  deepPercent: z.number().int().min(1).max(100),
  /** Least margin over cost, in percent of the deal's price; 0 checks nothing. */
  marginPercent: z.number().int().min(0).max(90),
  /** Law packs that deals are held against. */
  regions: z.array(z.enum(['EU', 'UK', 'US', 'CN'])).max(4),
  /** Whether deals of different brands may run at the same time. */
  brandsTogether: z.boolean(),
  /** Categories that belong to one brand in this show. */
  exclusive: z
    .array(z.strictObject({ category: z.string().min(1).max(60), brand: z.string().min(1).max(80) }))
    .max(40),
});
export type DealRules = z.infer<typeof DealRules>;

export const defaultDealRules = (): DealRules => ({
  brandsMayStart: false,
  brandsMaySettle: false,
  deepPercent: 50,
  marginPercent: 0,
  regions: ['EU'],
  brandsTogether: false,
  exclusive: [],
});

/** How many may wait in a deal's line; whoever comes later would wait for nothing. */
export function lineLimit({ units }: Pick<DealPlan, 'units'>): number {
  return Math.min(MAX_LINE, Math.max(MIN_LINE, units * LINE_PER_UNIT));
}

/** How many units of a deal the buyers of one network address may have together; Infinity where nothing is counted. */
export function networkLimit({
  units,
  perBuyer,
  perNetwork,
}: Pick<DealPlan, 'units' | 'perBuyer' | 'perNetwork'>): number {
  if (perNetwork === 'one') return perBuyer;
  if (perNetwork === 'any') return Number.POSITIVE_INFINITY;
  return Math.max(NETWORK_BUYERS * perBuyer, Math.ceil(units / NETWORK_SHARE));
}

/** How far a price is below another in whole percent, rounded down; 0 where it is not. */
export function percentBelow(usual: Money, price: Money): number {
  if (usual.currency !== price.currency || price.minor >= usual.minor) return 0;
  return Math.floor(((usual.minor - price.minor) * 100) / usual.minor);
}
