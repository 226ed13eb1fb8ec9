import { z } from 'zod';
import { event, toCrew } from '../show/contract.ts';
import { IngestInput } from './protocol.ts';

export const ingestEvents = {
  'ingest.used': event(z.object({ input: IngestInput }), toCrew, { ledger: true }),
  'ingest.keyRenewed': event(z.object({ keyVersion: z.number().int().positive() }), toCrew, {
    ledger: true,
  }),
} as const;
