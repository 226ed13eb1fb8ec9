import { z } from 'zod';
import { Id } from '../id.ts';
import { CREW } from '../roles.ts';
import { Exposure, MAX_NEWCOMER_MINUTES, Reason, Seen } from './rules.ts';

const done = z.object({});

export const sanctionCommands = {
  'sanction.expose': {
    roles: CREW,
    needs: 'timeout',
    data: z.strictObject({ personId: Id, as: Exposure, reason: Reason.optional(), seen: Seen.optional() }),
    result: done,
  },
  'sanction.holdNewcomers': {
    roles: CREW,
    needs: 'modes',
    data: z.strictObject({ minutes: z.number().int().min(1).max(MAX_NEWCOMER_MINUTES).nullable() }),
    result: done,
  },
} as const;
