import { z } from 'zod';
import type { ProductCard } from '../catalog/product.ts';
import { Money } from '../money.ts';
import type { Viewpoint } from '../roles.ts';
import { AuctionFace } from './auction.ts';
import { DemoSum } from './claims.ts';
import { Finding, withoutCosts } from './findings.ts';
import { DealId, DealPlan } from './terms.ts';

/** Why a deal is over. */
export const DealEnd = z.enum([
  'time',
  'soldOut', // all units are paid for
  'host',
  'show', // the show ended
  'price', // the products cost as little without it now
  'cancelled',
  'noBid',
  'reserve', // no bid reached the reserve
]);
export type DealEnd = z.infer<typeof DealEnd>;

const times = {
  startedAt: z.number(),
  /** From then on it can be claimed: the end of the countdown. */
  opensAt: z.number(),
  /** Never moved, but for an auction's counter-bids. */
  endsAt: z.number(),
};

/** A deal's life. All times are the server's. */
export const DealStage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('draft') }),
  z.object({ kind: z.literal('proposed'), at: z.number() }),
  z.object({ kind: z.literal('postponed'), at: z.number() }),
  z.object({ kind: z.literal('declined'), at: z.number(), reason: z.string().optional() }),
  z.object({
    kind: z.literal('accepted'),
    at: z.number(),
    /** Who accepted it; a deep discount needs somebody else's approval. */
    by: z.string(),
    approval: z.enum(['not-needed', 'needed', 'given']),
  }),
  z.object({ kind: z.literal('running'), ...times }),
  z.object({ kind: z.literal('over'), ...times, at: z.number(), reason: DealEnd }),
]);
export type DealStage = z.infer<typeof DealStage>;

export const Deal = z.object({
  plan: DealPlan,
  /** Who made it; untold to viewers and other brands. */
  by: z.string().optional(),
  stage: DealStage,
  /** What one unit costs without the deal. */
  usual: Money,
  /** What was found when it was last accepted or started: the evidence that stays with it. */
  findings: z.array(Finding),
  /** The lowest price of the last days, where a law wants it beside the deal's; known from the start on. */
  lowest: z
    .object({
      price: Money,
      days: z.number(),
      /** From when on prices are known, in server time, where that is less than those days. */
      since: z.number().optional(),
    })
    .optional(),
  auction: AuctionFace.optional(),
});
export type Deal = z.infer<typeof Deal>;

export type RunningDeal = Deal & { stage: Extract<DealStage, { kind: 'running' }> };

export function isRunning(deal: Deal): deal is RunningDeal {
  return deal.stage.kind === 'running';
}

/** Whether a deal can be claimed at a server time: started, counted down and not yet at its end. */
export function isOpen(deal: Deal, now: number): deal is RunningDeal {
  return isRunning(deal) && now >= deal.stage.opensAt && now < deal.stage.endsAt;
}

/** What one unit costs in the deal: its price, the auction's price so far, or the usual less the coupon's percent. */
export function priceOf({
  plan: { terms },
  usual,
  auction,
}: Pick<Deal, 'usual' | 'auction'> & { plan: Pick<DealPlan, 'terms'> }): Money {
  switch (terms.kind) {
    case 'flash':
      return terms.price;
    case 'auction':
      return auction?.price ?? terms.from;
    case 'coupon':
      return { ...usual, minor: Math.floor((usual.minor * (100 - terms.percent)) / 100) };
  }
}

/** A deal's pinned card as it is now: an auction's with its price so far, another's with what is `left` of it. */
export function cardNow(card: ProductCard, deal: Deal, left: number): ProductCard {
  if (deal.plan.terms.kind === 'auction') return { ...card, price: priceOf(deal) };
  return left > 0 ? { ...card, stock: left } : card;
}

/** A deal as a viewpoint may see it; undefined where it may not know of it at all. */
export function dealSeenBy(deal: Deal, viewpoint: Viewpoint): Deal | undefined {
  if (viewpoint.kind === 'crew') return deal;
  if (viewpoint.kind === 'brand' && deal.plan.brand === viewpoint.brand)
    return { ...deal, findings: withoutCosts(deal.findings) };
  if (deal.stage.kind !== 'running' && deal.stage.kind !== 'over') return undefined;
  const { by: _private, ...open } = deal;
  return { ...open, findings: [], plan: publicPlan(deal.plan) };
}

function publicPlan(plan: DealPlan): DealPlan {
  const { terms } = plan;
  const start = { kind: 'hand' } as const;
  return { ...plan, talkingPoints: [], start, terms: publicTerms(terms) };
}

function publicTerms(terms: DealPlan['terms']): DealPlan['terms'] {
  if (terms.kind === 'coupon') return { ...terms, code: '' };
  if (terms.kind !== 'auction') return terms;
  const { reserve: _secret, ...open } = terms;
  return open;
}

/** How a deal sells, told to everybody at most a few times a second. Units, and minor units of its currency. */
export const DealFigures = z.object({
  dealId: DealId,
  left: z.number().int(),
  held: z.number().int(),
  paid: z.number().int(),
  /** Paid claims; those of the demo shop are none. */
  orders: z.number().int(),
  waiting: z.number().int(),
  heldMinor: z.number().int(),
  paidMinor: z.number().int(),
  /** What the demo shop settled: units among those paid, and money that is not in `paidMinor`. */
  demo: DemoSum.optional(),
});
export type DealFigures = z.infer<typeof DealFigures>;
