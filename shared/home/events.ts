import { z } from 'zod';
import { event } from '../show/contract.ts';

/** What was chosen anew for a show; what is absent stays as it was. */
export const HomeChange = z.object({
  /** When it is planned to begin, in milliseconds since 1970; null for a show without a date. */
  startsAt: z.number().int().positive().max(8.64e15).nullable().optional(),
  /** Whether it stands on the list that everybody may see. */
  isListed: z.boolean().optional(),
  /** Whether the host has put it away. */
  isArchived: z.boolean().optional(),
});
export type HomeChange = z.infer<typeof HomeChange>;

export const homeEvents = {
  'home.changed': event(
    HomeChange,
    (data, { kind }) => {
      if (kind === 'crew') return data;
      return data.startsAt === undefined ? undefined : { startsAt: data.startsAt };
    },
    { ledger: true },
  ),
} as const;
