import { z } from 'zod';
import type { lifecycleEvents } from '../lifecycle/events.ts';
import { Money } from '../money.ts';
import type { offerEvents } from '../offers/events.ts';
import type { Slice } from '../show/contract.ts';
import type { reportEvents } from './events.ts';
import { Minute } from './minute.ts';

/** How many minutes and pins are kept: a day, and a pin every two minutes of it. */
const MAX_MINUTES = 1440;
const MAX_PINS = 720;

/** A time in which a product was on viewers' screens. */
const PinSpan = z.object({
  pinId: z.string(),
  productId: z.string(),
  title: z.string(),
  /** What it cost then. */
  price: Money,
  /** The deal that put it there. */
  dealId: z.string().optional(),
  from: z.number(),
  /** Absent while it is there. */
  to: z.number().optional(),
  /** How often viewers opened the product's page meanwhile. */
  opened: z.number().int(),
});
export type PinSpan = z.infer<typeof PinSpan>;

const ReportState = z.object({
  /** Oldest first, like the pins. Only the crew's replica has any. */
  minutes: z.array(Minute),
  pins: z.array(PinSpan),
});
export type ReportState = z.infer<typeof ReportState>;

const withPin = (
  state: ReportState,
  isIt: (pin: PinSpan) => boolean,
  change: (pin: PinSpan) => PinSpan,
): ReportState => {
  const place = state.pins.findLastIndex(pin => pin.to === undefined && isIt(pin));
  const pin = state.pins[place];
  return pin ? { ...state, pins: state.pins.with(place, change(pin)) } : state;
};

export const reportSlice: Slice<
  ReportState,
  typeof reportEvents & typeof offerEvents & typeof lifecycleEvents
> = {
  schema: ReportState,
  empty: () => ({ minutes: [], pins: [] }),
  on: {
    'report.sampled': (state, { minute }) => ({
      ...state,
      minutes: [...state.minutes, minute].slice(-MAX_MINUTES),
    }),
    'offer.pinned': (state, { pin: { id, card, dealId } }, { at, viewpoint }) => {
      if (viewpoint !== 'crew') return state;
      const { id: productId, title, price } = card;
      const ofDeal = dealId === undefined ? {} : { dealId };
      const pin = { pinId: id, productId, title, price, ...ofDeal, from: at, opened: 0 };
      return { ...state, pins: [...state.pins, pin].slice(-MAX_PINS) };
    },
    'offer.unpinned': (state, { pinId }, { at }) =>
      withPin(
        state,
        pin => pin.pinId === pinId,
        pin => ({ ...pin, to: at }),
      ),
    'offer.opened': (state, { productId }) =>
      withPin(
        state,
        pin => pin.productId === productId,
        pin => ({ ...pin, opened: pin.opened + 1 }),
      ),
    'show.ended': (state, _data, { at }) => ({
      ...state,
      pins: state.pins.map(pin => (pin.to === undefined ? { ...pin, to: at } : pin)),
    }),
  },
  redact: (state, { kind }) => (kind === 'crew' ? state : { minutes: [], pins: [] }),
};
