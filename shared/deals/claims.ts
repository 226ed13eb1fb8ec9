import { z } from 'zod';
import { Id } from '../id.ts';
import { Money } from '../money.ts';
import { withBucket } from './buckets.ts';
import { BuyerKeys, KeyCounts, withCount, withoutKeys } from './buyer-keys.ts';
import { DealId } from './terms.ts';

/** How often one person may claim of one deal, given-back and expired claims included. */
export const MAX_CLAIMS_PER_PERSON = 20;

export const ClaimState = z.discriminatedUnion('kind', [
  /** Kept for its buyer until this server time. */
  z.object({ kind: z.literal('held'), until: z.number() }),
  /** In the line for what comes back. */
  z.object({ kind: z.literal('waiting') }),
  /** `order` is the shop's own number for it; empty where it was marked by hand. */
  z.object({ kind: z.literal('paid'), at: z.number(), order: z.string() }),
  z.object({
    kind: z.literal('returned'),
    at: z.number(),
    /** The hold ran out, the shop, the buyer or somebody by hand gave it back, or the line was closed. */
    reason: z.enum(['expired', 'cancelled', 'buyer', 'released', 'closed']),
  }),
]);
export type ClaimState = z.infer<typeof ClaimState>;

/** True where the demo shop settled it, so that no money moved; absent in everything that a real shop settled. */
export const DemoMark = z.literal(true).optional();

/** Who settled a claim by hand, and at which server time. */
export const HandMark = z.object({ personId: Id, name: z.string(), at: z.number() });
export type HandMark = z.infer<typeof HandMark>;

/** Units of a deal that somebody has, had or waits for. */
export const Claim = z.object({
  id: Id,
  dealId: DealId,
  personId: Id,
  /** What the person was called then; absent in claims from before it was kept. */
  name: z.string().optional(),
  units: z.number().int().min(1),
  /** What the shop will ask for all its units. */
  total: Money,
  /** Server time at which it was made. */
  at: z.number(),
  state: ClaimState,
  /** When the shop last spoke of it, by the shop's own clock; what it said before that comes too late. */
  shopAt: z.number().optional(),
  demo: DemoMark,
  /** Present where it was paid or released by hand, and the shop has not spoken of it since. */
  hand: HandMark.optional(),
  /** The last payment that failed: when it was told of, and when it was by the shop's clock. */
  failed: z.object({ at: z.number(), shopAt: z.number() }).optional(),
  /** Absent outside the server, and in claims from before there were any. */
  keys: BuyerKeys.optional(),
});
export type Claim = z.infer<typeof Claim>;

/** Paid in the demo shop: units, and minor units of the deal's currency. */
export const DemoSum = z.object({ paid: z.number().int(), paidMinor: z.number().int() });
export type DemoSum = z.infer<typeof DemoSum>;

/**
 * All claims on one deal with their sums, so that deciding on the next one costs the same however many there are.
 * A viewer's copy holds their own claims alone; what is left for everybody is told by the `deal.figures` signal.
 */
export const ClaimBook = z.object({
  /** Units. */
  held: z.number().int(),
  paid: z.number().int(),
  /** How many claims are paid; what the demo shop settled is no order. */
  orders: z.number().int(),
  /** Minor units of the deal's currency; what the demo shop settled is no money. */
  heldMinor: z.number().int(),
  paidMinor: z.number().int(),
  /** What the demo shop settled: its units, which are among those paid, and what they would have cost. */
  demo: DemoSum.optional(),
  /** Ids of the people who wait, in order; a person waits once. */
  line: z.array(z.string()),
  /** By the hash of the person's id. */
  buckets: z.array(z.array(Claim)),
  /** What came under which key; absent outside the server. */
  byKey: KeyCounts.optional(),
});
export type ClaimBook = z.infer<typeof ClaimBook>;

export const emptyBook = (): ClaimBook => ({
  held: 0,
  paid: 0,
  orders: 0,
  heldMinor: 0,
  paidMinor: 0,
  line: [],
  buckets: [[]],
});

/** The number of the bucket of a person among so many. */
function bucketOf(personId: string, buckets: number): number {
  let hash = 0;
  for (let index = 0; index < personId.length; index++)
    hash = (Math.imul(hash, 31) + personId.charCodeAt(index)) | 0;
  return (hash >>> 0) % buckets;
}

/** A person's claims, oldest first. */
export function claimsOf(book: ClaimBook | undefined, personId: string): Claim[] {
  if (!book) return [];
  const bucket = book.buckets[bucketOf(personId, book.buckets.length)];
  return bucket?.filter(claim => claim.personId === personId) ?? [];
}

export function allClaims(book: ClaimBook | undefined): Claim[] {
  return book ? book.buckets.flat() : [];
}

/** The claim with which a person waits in the line, if they do. */
export function waitingOf(book: ClaimBook | undefined, personId: string): Claim | undefined {
  return claimsOf(book, personId).find(({ state }) => state.kind === 'waiting');
}

/** The units that a person has or may still pay for. */
export function unitsOf(book: ClaimBook | undefined, personId: string): number {
  return claimsOf(book, personId).reduce((sum, claim) => sum + unitsIn(claim, 'held', 'paid'), 0);
}

/** The book with a claim added, or changed where its id is known. */
export function withClaim(book: ClaimBook, claim: Claim): ClaimBook {
  const number = bucketOf(claim.personId, book.buckets.length);
  const bucket = book.buckets[number] ?? [];
  const place = bucket.findLastIndex(({ id }) => id === claim.id);
  const before = bucket[place];
  const diff = (of: (claim: Claim) => number) => of(claim) - (before ? of(before) : 0);
  return {
    held: book.held + diff(each => unitsIn(each, 'held')),
    paid: book.paid + diff(each => unitsIn(each, 'paid')),
    orders: book.orders + diff(each => (each.state.kind === 'paid' && !each.demo ? 1 : 0)),
    heldMinor: book.heldMinor + diff(each => moneyIn(each, 'held')),
    paidMinor: book.paidMinor + diff(each => (each.demo ? 0 : moneyIn(each, 'paid'))),
    ...demoWith(book.demo, diff),
    line: lineWith(book.line, claim, before),
    buckets: withBucket(
      book.buckets,
      number,
      before ? bucket.with(place, claim) : [...bucket, claim],
      (each, buckets) => bucketOf(each.personId, buckets),
    ),
    ...keysWith(book.byKey, claim, {
      units: diff(each => unitsIn(each, 'held', 'paid', 'waiting')),
      claims: before ? 0 : 1,
    }),
  };
}

function keysWith(
  byKey: KeyCounts | undefined,
  { keys: { browser, network } = {} }: Claim,
  more: { units: number; claims: number },
): Pick<ClaimBook, 'byKey'> {
  let counts = byKey;
  if (more.units !== 0 || more.claims !== 0) {
    if (browser !== undefined) counts = withCount(counts, browser, more);
    if (network !== undefined) counts = withCount(counts, network, more);
  }
  return counts ? { byKey: counts } : {};
}

/** The book as it leaves the server: without keys. */
export function openBook({ byKey: _secret, ...book }: ClaimBook): ClaimBook {
  return { ...book, buckets: book.buckets.map(bucket => bucket.map(withoutKeys)) };
}

/** The part of a book that is one person's, with sums of that part. */
export function ownBook(book: ClaimBook, personId: string): ClaimBook {
  return claimsOf(book, personId).map(withoutKeys).reduce(withClaim, emptyBook());
}

/** The sums of demo payments, absent where there are none. */
function demoWith(
  { paid, paidMinor }: DemoSum = { paid: 0, paidMinor: 0 },
  diff: (of: (claim: Claim) => number) => number,
): Pick<ClaimBook, 'demo'> {
  const demo: DemoSum = {
    paid: paid + diff(each => (each.demo ? unitsIn(each, 'paid') : 0)),
    paidMinor: paidMinor + diff(each => (each.demo ? moneyIn(each, 'paid') : 0)),
  };
  return demo.paid > 0 ? { demo } : {};
}

function unitsIn({ state, units }: Claim, ...kinds: ClaimState['kind'][]): number {
  return kinds.includes(state.kind) ? units : 0;
}

function moneyIn({ state, total }: Claim, kind: ClaimState['kind']): number {
  return state.kind === kind ? total.minor : 0;
}

function lineWith(line: string[], { personId, state }: Claim, before: Claim | undefined): string[] {
  const waited = before?.state.kind === 'waiting';
  if (state.kind === 'waiting') return waited ? line : [...line, personId];
  return waited ? line.filter(each => each !== personId) : line;
}
