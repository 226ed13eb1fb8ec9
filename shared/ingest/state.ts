import type { Live, Slice } from '../show/contract.ts';
import type { ingestEvents } from './events.ts';
import { type IngestDenial, IngestSettings, type IngestState, type ingestSignals } from './protocol.ts';

const initial = (): IngestSettings => ({ keyVersion: 1, input: 'studio' });

export const ingestSlice: Slice<IngestSettings, typeof ingestEvents> = {
  schema: IngestSettings,
  empty: initial,
  on: {
    'ingest.used': (state, { input }) => ({ ...state, input }),
    'ingest.keyRenewed': (state, { keyVersion }) => ({ ...state, keyVersion }),
  },
  redact: (state, { kind }) => (kind === 'crew' ? state : initial()),
};

/** How the encoder is doing; undefined for everybody but the crew. */
interface IngestLive {
  readonly state: IngestState | undefined;
  /** An encoder that was denied access lately. */
  readonly denied: IngestDenial | null;
}

export const ingestLive: Live<IngestLive, typeof ingestSignals> = {
  empty: () => ({ state: undefined, denied: null }),
  on: {
    'ingest.state': (live, state) => ({ ...live, state }),
    'ingest.denied': (live, denied) => ({ ...live, denied }),
  },
};
