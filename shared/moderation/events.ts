import { z } from 'zod';
import { event, personalEvent, toCrew } from '../show/contract.ts';
import { Filter, Mute } from './rules.ts';

export const moderationEvents = {
  'moderation.muted': personalEvent(Mute, ({ personId }) => personId),
  'moderation.unmuted': personalEvent(z.object({ personId: z.string() }), ({ personId }) => personId),
  'moderation.filterAdded': event(z.object({ filter: Filter }), toCrew),
  'moderation.filterRemoved': event(z.object({ filterId: z.string() }), toCrew),
} as const;
