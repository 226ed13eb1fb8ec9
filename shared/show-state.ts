import { z } from 'zod';
import { Bid } from './deals/auction.ts';
import { ClaimBook } from './deals/claims.ts';
import { Deal } from './deals/deal.ts';
import { DealRules, defaultDealRules } from './deals/terms.ts';
import { IngestSettings } from './ingest.ts';
import { Pin } from './offers.ts';
import { Product } from './product.ts';
import { Clip, Recording } from './recording.ts';
import { Destination } from './restream.ts';
import { Role, ViewpointKind } from './roles.ts';
import { emptyRunOfShow, RunOfShow } from './runofshow.ts';
import { Scenes } from './scenes.ts';

/** How many messages a replica keeps; older ones stay in the log. */
export const MAX_MESSAGES = 300;

export const ChatMessage = z.object({
  id: z.string(),
  personId: z.string(),
  name: z.string(),
  role: Role,
  text: z.string(),
  /** Server time in milliseconds since the epoch. */
  at: z.number(),
});
export type ChatMessage = z.infer<typeof ChatMessage>;

/** Which filter held a message back, and the words that it matched. */
export const HoldReason = z.object({ filterId: z.string(), phrase: z.string() });
export type HoldReason = z.infer<typeof HoldReason>;

/** A message that viewers don't see: held for approval, or deleted. Only crew replicas have any. */
export const WithheldMessage = z.object({
  message: ChatMessage,
  state: z.enum(['held', 'deleted']),
  /** Where a restored message goes back to. */
  was: z.enum(['posted', 'held']),
  reasons: z.array(HoldReason),
});
export type WithheldMessage = z.infer<typeof WithheldMessage>;

export const Mute = z.object({
  personId: z.string(),
  name: z.string(),
  /** Server time at which the mute ends by itself; null lasts for the show. */
  until: z.number().nullable(),
  reason: z.string().optional(),
});
export type Mute = z.infer<typeof Mute>;

export const Filter = z.object({ id: z.string(), phrase: z.string().min(1).max(80) });
export type Filter = z.infer<typeof Filter>;

export const Invite = z.object({
  id: z.string(),
  name: z.string(),
  role: Role,
  brand: z.string().optional(),
  expiresAt: z.number(),
  revoked: z.boolean(),
});
export type Invite = z.infer<typeof Invite>;

/** What the audience did with a product so far; the raw material of suggestions. */
export const Interest = z.object({
  clicks: z.number().int(),
  /** Server time of the last pin; absent before the first. */
  shownAt: z.number().optional(),
  /** Server time of the last "not now". */
  dismissedAt: z.number().optional(),
});
export type Interest = z.infer<typeof Interest>;

export const Phase = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('live'), since: z.number() }),
  z.object({ kind: z.literal('ended'), since: z.number(), at: z.number() }),
]);
export type Phase = z.infer<typeof Phase>;

/**
 * A show as one person may see it: the fold of the events in their sight. The server's own copy is the crew's.
 * It is plain data, so it travels as the snapshot of a join.
 */
export const ShowState = z.object({
  viewpoint: ViewpointKind,
  /** Number of the last event folded in; 0 before the first. */
  seq: z.number().int(),
  title: z.string(),
  phase: Phase,
  /** Oldest first. */
  messages: z.array(ChatMessage),
  withheld: z.array(WithheldMessage),
  mutes: z.record(z.string(), Mute),
  filters: z.array(Filter),
  /** The foremost last: the newest, unless the host has changed their order. */
  pins: z.array(Pin),
  products: z.array(Product),
  interest: z.record(z.string(), Interest),
  /** By id. A viewer's copy has those that run or are over. */
  deals: z.record(z.string(), Deal),
  /** Who holds, has paid or waits, by deal; a viewer's copy has their own alone, a brand's has none. */
  claims: z.record(z.string(), ClaimBook),
  /** What was bid at most, by deal, in the order of bidding; outside the server everybody has their own alone. */
  bids: z.record(z.string(), z.array(Bid)),
  dealRules: DealRules,
  /** Only crew replicas know; the others keep what a new show has. */
  ingest: IngestSettings,
  /** Only crew replicas have any. */
  restream: z.array(Destination),
  invites: z.array(Invite),
  /** Oldest first, like the clips. Only crew replicas have any. */
  recordings: z.array(Recording),
  clips: z.array(Clip),
  /** Only crew replicas have one that isn't empty. */
  runofshow: RunOfShow,
  /** What the studio's pictures are made of; absent before the first save. Only crew replicas have it. */
  scenes: Scenes.optional(),
  /** The scene on program; absent before the first take. Only crew replicas have it. */
  sceneId: z.string().optional(),
});
export type ShowState = z.infer<typeof ShowState>;

/** The state of a show before its first event, as seen through a viewpoint. */
export function emptyShow(viewpoint: ViewpointKind): ShowState {
  return {
    viewpoint,
    seq: 0,
    title: '',
    phase: { kind: 'ready' },
    messages: [],
    withheld: [],
    mutes: {},
    filters: [],
    pins: [],
    products: [],
    interest: {},
    deals: {},
    claims: {},
    bids: {},
    dealRules: defaultDealRules(),
    ingest: { keyVersion: 1, input: 'studio' },
    restream: [],
    invites: [],
    recordings: [],
    clips: [],
    runofshow: emptyRunOfShow(),
  };
}

/** The mute that holds for a person at a time, if any. */
export function muteOf(state: Pick<ShowState, 'mutes'>, personId: string, now: number): Mute | undefined {
  const mute = state.mutes[personId];
  return mute && (mute.until === null || mute.until > now) ? mute : undefined;
}
