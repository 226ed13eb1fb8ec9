import { z } from 'zod';
import { ProductSummary } from '../catalog/product.ts';
import { EVERYONE } from '../roles.ts';
import type { Contract, Live } from '../show/contract.ts';

/** How many products one answer has at most. */
export const BAG_PAGE = 40;
const MAX_SEARCH = 80;

/** A product in the bag: what a row shows of it. */
export const BagItem = ProductSummary.extend({
  /** Its number on the shelf, from 1: what host and viewers call it by. */
  number: z.number().int().positive(),
});
export type BagItem = z.infer<typeof BagItem>;

const BagCount = z.object({
  /** How many products are on the show's shelf. */
  count: z.number().int().nonnegative(),
  /** Another one where anything about them has changed. */
  version: z.number().int(),
});

const bagQueries = {
  /** A part of the products that match a search, in the order of their numbers; of all of them without one. */
  'bag.page': {
    roles: EVERYONE,
    data: z.strictObject({
      search: z.string().max(MAX_SEARCH).default(''),
      from: z.number().int().nonnegative(),
    }),
    viewerLimit: { points: 40, seconds: 10 },
    result: z.object({
      /** How many match. */
      total: z.number().int().nonnegative(),
      items: z.array(BagItem).max(BAG_PAGE),
    }),
  },
} as const;

const bagSignals = {
  /** Told at the join and when anything changed. The products themselves are asked for by whoever opens the bag. */
  'bag.counted': { data: BagCount, to: ['viewer'] },
} as const;

const bagLive: Live<z.infer<typeof BagCount>, typeof bagSignals> = {
  empty: () => ({ count: 0, version: 0 }),
  on: { 'bag.counted': (_live, counted) => counted },
};

/** All products of the show, for viewers to look through. */
export const bag = {
  commands: {},
  queries: bagQueries,
  events: {},
  signals: bagSignals,
  live: bagLive,
} as const satisfies Contract;
