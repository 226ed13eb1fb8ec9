import { z } from 'zod';
import type { Live, Slice } from '../show/contract.ts';
import type { restreamEvents } from './events.ts';
import { Destination, type RestreamState, type restreamSignals } from './protocol.ts';

const RestreamSettings = z.object({ destinations: z.array(Destination) });
type RestreamSettings = z.infer<typeof RestreamSettings>;

export const restreamSlice: Slice<RestreamSettings, typeof restreamEvents> = {
  schema: RestreamSettings,
  empty: () => ({ destinations: [] }),
  on: {
    'restream.added': ({ destinations }, { destination }) => ({
      destinations: [...destinations, destination],
    }),
    'restream.removed': ({ destinations }, { destinationId }) => ({
      destinations: destinations.filter(({ id }) => id !== destinationId),
    }),
    'restream.wanted': ({ destinations }, { destinationId, wanted }) => ({
      destinations: destinations.map(each => (each.id === destinationId ? { ...each, wanted } : each)),
    }),
  },
  redact: (state, { kind }) => (kind === 'crew' ? state : { destinations: [] }),
};

/** How it goes with each destination, by its id; empty for everybody but the crew. */
interface RestreamLive {
  readonly states: Readonly<Record<string, RestreamState>>;
}

export const restreamLive: Live<RestreamLive, typeof restreamSignals> = {
  empty: () => ({ states: {} }),
  on: { 'restream.state': (_live, { states }) => ({ states }) },
};
