import { z } from 'zod';
import { event, toCrew } from '../show/contract.ts';
import { Exposure } from './rules.ts';

export const sanctionEvents = {
  /** From now on the person's lines are shown, held, or hidden from all but the person and the crew. */
  'sanction.exposed': event(
    z.object({ personId: z.string(), as: Exposure, reason: z.string().optional() }),
    toCrew,
    { ledger: ({ reason, ...data }) => ({ data, texts: { person: data.personId, reason } }) },
  ),
  /** Lines of whoever has been here for fewer minutes are held; null holds none for that. */
  'sanction.newcomersSet': event(z.object({ minutes: z.number().nullable() }), toCrew, {
    ledger: true,
  }),
} as const;
