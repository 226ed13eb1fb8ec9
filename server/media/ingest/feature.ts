import { newEvent } from '../shared/show/events.ts';
import type { Decides } from './decision.ts';

/** Which picture viewers see, and which key encoders need. */
export const ingest: Decides<'ingest'> = {
  'ingest.use': (state, { input }) => ({
    events: input === state.ingest.input ? [] : [newEvent('ingest.used', { input })],
    result: {},
  }),
  'ingest.renewKey': state => ({
    events: [newEvent('ingest.keyRenewed', { keyVersion: state.ingest.keyVersion + 1 })],
    result: {},
  }),
};
