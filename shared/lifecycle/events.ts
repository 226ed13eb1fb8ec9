import { z } from 'zod';
import { event, toAll } from '../show/contract.ts';

export const lifecycleEvents = {
  'show.created': event(z.object({ title: z.string() }), toAll),
  'show.renamed': event(z.object({ title: z.string() }), toAll),
  'show.wentLive': event(z.object({}), toAll, { lane: 'urgent' }),
  'show.ended': event(z.object({}), toAll, { lane: 'urgent' }),
} as const;
