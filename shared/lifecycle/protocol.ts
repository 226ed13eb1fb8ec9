import { z } from 'zod';
import { HOST } from '../roles.ts';

const nothing = z.strictObject({});
const done = z.object({});

/** Going on air and off it. */
export const lifecycleCommands = {
  'show.goLive': { roles: HOST, data: nothing, result: done },
  'show.end': { roles: HOST, data: nothing, result: done },
  'show.rename': {
    roles: HOST,
    data: z.strictObject({ title: z.string().trim().min(1).max(80) }),
    result: done,
  },
} as const;
