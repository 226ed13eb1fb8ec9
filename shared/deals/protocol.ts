import { z } from 'zod';
import { Id } from '../id.ts';
import { Money } from '../money.ts';
import { CREW, HOST, type Role } from '../roles.ts';
import { ALL_VIEWPOINTS } from '../show/contract.ts';
import { DemoMark } from './claims.ts';
import { DealFigures } from './deal.ts';
import { DealId, DealPlan, DealRules } from './terms.ts';

const done = z.object({});
const deal = z.strictObject({ dealId: DealId });
const claim = z.strictObject({ dealId: DealId, claimId: Id });

const MAKERS: readonly Role[] = ['host', 'brand'];
const BRAND: readonly Role[] = ['brand'];
const VIEWERS: readonly Role[] = ['viewer'];
/** Nobody may send it; the server does, when a shop has told it by its signed webhook. */
const SHOP: readonly Role[] = [];

/**
 * What a shop says about a claim: it is paid, it is cancelled, or a payment failed, which leaves it as it is. `at` is the
 * shop's clock in milliseconds and orders what it says.
 */
export const ShopNews = z.strictObject({
  kind: z.enum(['paid', 'cancelled', 'failed']),
  order: z.string().min(1).max(100),
  at: z.number().int().positive(),
});
export type ShopNews = z.infer<typeof ShopNews>;

export const dealCommands = {
  /** Makes a deal of its id, or changes it while it is not running. What was accepted has to be accepted again. */
  'deal.save': { roles: MAKERS, data: z.strictObject({ plan: DealPlan }), result: done },
  'deal.propose': { roles: BRAND, data: deal, result: done },
  'deal.answer': {
    roles: HOST,
    data: z.strictObject({
      dealId: DealId,
      answer: z.enum(['accept', 'postpone', 'decline']),
      reason: z.string().trim().max(200).optional(),
    }),
    result: done,
  },
  /** The second person's yes to a deep discount. */
  'deal.approve': { roles: CREW, data: deal, result: done },
  'deal.remove': { roles: MAKERS, data: deal, result: done },
  'deal.start': { roles: MAKERS, data: deal, result: done },
  /** Ends it before its time. What is held stays held. */
  'deal.end': { roles: HOST, data: deal, result: done },
  /** Calls off an auction none of whose bids is final. */
  'deal.cancel': { roles: HOST, data: deal, result: done },
  'deal.setRules': { roles: HOST, data: z.strictObject({ rules: DealRules }), result: done },

  'deal.claim': {
    roles: VIEWERS,
    data: z.strictObject({ dealId: DealId, units: z.number().int().min(1).max(100) }),
    viewerLimit: { points: 5, seconds: 5 },
    result: z.object({ claimId: z.string(), until: z.number() }),
  },
  /** Takes a place in the line for one unit that comes back. */
  'deal.wait': {
    roles: VIEWERS,
    data: deal,
    viewerLimit: { points: 5, seconds: 5 },
    result: z.object({ claimId: z.string(), place: z.number() }),
  },
  /** Gives a hold or a place in the line back. */
  'deal.giveBack': { roles: VIEWERS, data: claim, viewerLimit: { points: 5, seconds: 5 }, result: done },
  'deal.bid': {
    roles: VIEWERS,
    data: z.strictObject({ dealId: DealId, max: Money }),
    viewerLimit: { points: 10, seconds: 5 },
    result: z.object({ leads: z.boolean() }),
  },
  /** Takes one's newest bid back while it is not final. */
  'deal.takeBidBack': { roles: VIEWERS, data: deal, viewerLimit: { points: 5, seconds: 5 }, result: done },
  'deal.settle': {
    roles: SHOP,
    data: z.strictObject({ ...claim.shape, personId: Id, news: ShopNews, demo: DemoMark }),
    /** False where it changed nothing: said before, or overtaken by what the shop said later. */
    result: z.object({ applied: z.boolean() }),
  },
} as const;

export const dealQueries = {
  /** Where one's own held claim is paid, and the coupon's code where it has one. */
  'deal.checkout': {
    roles: VIEWERS,
    data: claim,
    viewerLimit: { points: 10, seconds: 10 },
    result: z.object({ address: z.string(), code: z.string().optional() }),
  },
  /** What a shop needs to tell this show of payments. */
  'deal.webhook': {
    roles: HOST,
    data: z.strictObject({}),
    result: z.object({ address: z.string(), secret: z.string() }),
  },
} as const;

export const dealSignals = {
  /** How deals sell: what has changed, at most a few times a second, and all that run or are over at the join. */
  'deal.figures': { data: z.object({ figures: z.array(DealFigures) }), to: ALL_VIEWPOINTS },
  /** Sent to one person: their place in a deal's line, counted from 1. */
  'deal.place': { data: z.object({ dealId: DealId, place: z.number().int() }), to: ALL_VIEWPOINTS },
} as const;
