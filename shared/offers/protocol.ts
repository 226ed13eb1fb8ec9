import { z } from 'zod';
import { Id } from '../id.ts';
import { CREW, EVERYONE } from '../roles.ts';
import { CREW_VIEWPOINT } from '../show/contract.ts';
import { FrameTime, Impression, MAX_PINS, PinEnds } from './pin.ts';

/** Cards that one report may name; hardly ever more than one. */
const MAX_SEEN = 16;
const done = z.object({});

export const offerCommands = {
  'offer.pin': {
    roles: CREW,
    needs: 'offers',
    data: z.strictObject({
      productId: Id,
      frameAt: FrameTime.optional(),
      ends: PinEnds.optional(),
      /** The pin whose place it takes, in the same moment; none that a deal has put there. */
      replaces: Id.optional(),
    }),
    result: z.object({ pinId: z.string() }),
  },
  'offer.unpin': {
    roles: CREW,
    needs: 'offers',
    data: z.strictObject({ pinId: Id, undo: z.boolean().optional() }),
    result: done,
  },
  /** Brings pins to the front, the first of them foremost; the others stay behind them as they were. */
  'offer.order': {
    roles: CREW,
    needs: 'offers',
    data: z.strictObject({ pinIds: z.array(Id).min(1).max(MAX_PINS) }),
    result: done,
  },
  /** A viewer opened the shop from a card. */
  'offer.open': {
    roles: EVERYONE,
    data: z.strictObject({ productId: Id }),
    viewerLimit: { points: 10, seconds: 10 },
    result: done,
  },
} as const;

export const offerQueries = {
  /** A viewer's page has shown these cards. */
  'offer.seen': {
    roles: EVERYONE,
    data: z.strictObject({ pinIds: z.array(Id).min(1).max(MAX_SEEN) }),
    result: done,
  },
} as const;

export const offerSignals = {
  /** Of every card that is pinned. */
  'offer.impressions': { data: z.object({ pins: z.array(Impression) }), to: CREW_VIEWPOINT },
} as const;
