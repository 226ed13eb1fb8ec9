import { z } from 'zod';
import type { lifecycleEvents } from '../lifecycle/events.ts';
import { type Live, type Slice, toAll } from '../show/contract.ts';
import type { offerEvents } from './events.ts';
import { broughtToFront, type Impression, Pin } from './pin.ts';
import type { offerSignals } from './protocol.ts';

const OffersState = z.object({
  /** The foremost last: the newest, unless the host has changed their order. */
  pins: z.array(Pin),
});
export type OffersState = z.infer<typeof OffersState>;

export const offersSlice: Slice<OffersState, typeof offerEvents & typeof lifecycleEvents> = {
  schema: OffersState,
  empty: () => ({ pins: [] }),
  on: {
    'offer.pinned': ({ pins }, { pin }) => ({ pins: [...pins, pin] }),
    'offer.unpinned': ({ pins }, { pinId }) => ({ pins: pins.filter(({ id }) => id !== pinId) }),
    'offer.ordered': ({ pins }, { pinIds }) => ({ pins: broughtToFront(pins, pinIds) }),
    'offer.refreshed': ({ pins }, { pinId, card }) => ({
      pins: pins.map(pin => (pin.id === pinId ? { ...pin, card } : pin)),
    }),
    'show.ended': () => ({ pins: [] }),
  },
  redact: toAll,
};

/** How many viewers have seen each pinned card; empty for everybody but the crew. */
interface OffersLive {
  readonly impressions: readonly Impression[];
}

export const offersLive: Live<OffersLive, typeof offerSignals> = {
  empty: () => ({ impressions: [] }),
  on: { 'offer.impressions': (_live, { pins }) => ({ impressions: pins }) },
};
