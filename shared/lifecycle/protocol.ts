import { z } from 'zod';
import { HOST } from '../roles.ts';

const nothing = z.strictObject({});
const done = z.object({});

/** How long the end of a show can be taken back, by the show's time. */
export const RESUME_WITHIN_MS = 10 * 60_000;

/** Going on air and off it: once in each show. */
export const ShowTitle = z.string().trim().min(1).max(80);

export const lifecycleCommands = {
  'show.goLive': { roles: HOST, data: nothing, result: done },
  'show.end': { roles: HOST, data: nothing, result: done },
  /** Goes on with a show that was interrupted, or that ended by mistake a moment ago. */
  'show.resume': { roles: HOST, data: nothing, result: done },
  /** Nobody may send it; the server does, when a live show has had no host and no picture since that time. */
  'show.interrupt': { roles: [], data: z.strictObject({ since: z.number() }), result: done },
  'show.rename': {
    roles: HOST,
    data: z.strictObject({ title: ShowTitle }),
    result: done,
  },
} as const;
