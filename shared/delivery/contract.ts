import { z } from 'zod';
import { MediaKind } from '../media/contract.ts';
import { isRtcAddress } from '../media/rtc-address.ts';
import { EVERYONE, HOST } from '../roles.ts';
import {
  ALL_VIEWPOINTS,
  type Contract,
  CREW_VIEWPOINT,
  event,
  type Live,
  type Slice,
  toAll,
} from '../show/contract.ts';

/** Where a page has its picture from: the media service, or this server. */
export const PictureOrigin = z.enum(['service', 'server']);
export type PictureOrigin = z.infer<typeof PictureOrigin>;

const done = z.object({});
/** Where a media service gives the picture to viewers. Its token for publishing stays in the studio. */
const WhepAddress = z.url().max(600).refine(isRtcAddress, 'must be https, without a login in it');

const deliveryEvents = {
  'delivery.used': event(z.object({ whep: z.string() }), toAll, { ledger: true }),
  'delivery.stopped': event(z.object({}), toAll, { ledger: true }),
} as const;

const deliverySignals = {
  /** What of the program the media service has, which pages may play from there; nothing while it isn't sent to. */
  'delivery.serving': { data: z.object({ kinds: z.array(MediaKind) }), to: ALL_VIEWPOINTS, lane: 'urgent' },
  /** How many viewers' pages play from where, as far as they have said so. */
  'delivery.counted': {
    data: z.object({ service: z.number().int(), server: z.number().int() }),
    to: CREW_VIEWPOINT,
  },
} as const;

const DeliveryState = z.object({ whep: z.string().optional() });
type DeliveryState = z.infer<typeof DeliveryState>;

const deliverySlice: Slice<DeliveryState, typeof deliveryEvents> = {
  schema: DeliveryState,
  empty: () => ({}),
  on: {
    'delivery.used': (_state, { whep }) => ({ whep }),
    'delivery.stopped': () => ({}),
  },
  redact: state => state,
};

interface DeliveryLive {
  readonly kinds: readonly MediaKind[];
  /** Undefined for everybody but the crew. */
  readonly counted: Readonly<Record<PictureOrigin, number>> | undefined;
}

const deliveryLive: Live<DeliveryLive, typeof deliverySignals> = {
  empty: () => ({ kinds: [], counted: undefined }),
  on: {
    'delivery.serving': (live, { kinds }) => ({ ...live, kinds }),
    'delivery.counted': (live, counted) => ({ ...live, counted }),
  },
};

export const delivery = {
  commands: {
    /** Lets viewers play from a media service, which the studio sends the program to. */
    'delivery.use': { roles: HOST, data: z.strictObject({ whep: WhepAddress }), result: done },
    'delivery.stop': { roles: HOST, data: z.strictObject({}), result: done },
  },
  queries: {
    /** A studio tells whether the media service takes the program from it. */
    'delivery.sending': { roles: HOST, data: z.strictObject({ isSending: z.boolean() }), result: done },
    /** A viewers' page tells where its picture comes from. */
    'delivery.playing': {
      roles: EVERYONE,
      data: z.strictObject({ from: PictureOrigin }),
      result: done,
      viewerLimit: { points: 20, seconds: 60 },
    },
  },
  events: deliveryEvents,
  signals: deliverySignals,
  slice: deliverySlice,
  live: deliveryLive,
} as const satisfies Contract;
