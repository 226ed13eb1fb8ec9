import { z } from 'zod';
import { event, toCrew } from '../show/contract.ts';
import { Destination } from './protocol.ts';

export const restreamEvents = {
  'restream.added': event(z.object({ destination: Destination }), toCrew, {
    ledger: ({ destination: { encryptedKey: _secret, ...destination } }) => ({ data: { destination } }),
  }),
  'restream.removed': event(z.object({ destinationId: z.string() }), toCrew, { ledger: true }),
  'restream.wanted': event(z.object({ destinationId: z.string(), wanted: z.boolean() }), toCrew, {
    ledger: true,
  }),
} as const;
