import { z } from 'zod';
import { event, toCrew } from '../show/contract.ts';
import { IngestInput } from './protocol.ts';

export const ingestEvents = {
  'ingest.used': event(z.object({ input: IngestInput }), toCrew),
  'ingest.keyRenewed': event(z.object({ keyVersion: z.number().int().positive() }), toCrew),
} as const;
