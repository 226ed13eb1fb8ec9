import { z } from 'zod';
import { event, toAll } from '../show/contract.ts';

export const lifecycleEvents = {
  'show.created': event(z.object({ title: z.string() }), toAll, { ledger: true }),
  'show.renamed': event(z.object({ title: z.string() }), toAll, { ledger: true }),
  'show.wentLive': event(z.object({}), toAll, { lane: 'urgent', ledger: true }),
  'show.ended': event(z.object({}), toAll, { lane: 'urgent', ledger: true }),
  /** Live again, with the time that it has been live already. */
  'show.resumed': event(z.object({}), toAll, { lane: 'urgent', ledger: true }),
  /** Live without a host and without a picture since a time. */
  'show.interrupted': event(z.object({ since: z.number() }), toAll, {
    lane: 'urgent',
    ledger: true,
  }),
} as const;
