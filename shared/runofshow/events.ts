import { z } from 'zod';
import { event, toCrew } from '../show/contract.ts';
import { Segment } from './plan.ts';

export const runOfShowEvents = {
  'runofshow.put': event(z.object({ segment: Segment, place: z.number().int().optional() }), toCrew, {
    ledger: false,
  }),
  'runofshow.moved': event(z.object({ segmentId: z.string(), place: z.number().int() }), toCrew, {
    ledger: false,
  }),
  'runofshow.removed': event(z.object({ segmentId: z.string() }), toCrew, { ledger: false }),
  'runofshow.entered': event(z.object({ segmentId: z.string() }), toCrew, { ledger: false }),
} as const;
