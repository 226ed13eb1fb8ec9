import { z } from 'zod';
import { event, toCrew } from '../show/contract.ts';
import { Minute } from './minute.ts';

export const reportEvents = {
  'report.sampled': event(z.object({ minute: Minute }), toCrew, { ledger: false }),
} as const;
