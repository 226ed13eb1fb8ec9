import { z } from 'zod';
import { CREW, HOST } from '../roles.ts';
import { MODE_KINDS, ModeKind, ModeSetting } from './mode.ts';

const done = z.object({});
const DAY_SECONDS = 24 * 60 * 60;

export const modeCommands = {
  'mode.set': {
    roles: CREW,
    needs: 'modes',
    data: z.strictObject({
      setting: ModeSetting,
      /** null sets it until somebody ends it. */
      seconds: z.number().int().min(10).max(DAY_SECONDS).nullable(),
    }),
    result: done,
  },
  'mode.unset': { roles: CREW, needs: 'modes', data: z.strictObject({ kind: ModeKind }), result: done },
  /** Turns shield mode on, or off again, which brings back the modes that held before it. */
  'mode.shield': { roles: CREW, needs: 'modes', data: z.strictObject({ on: z.boolean() }), result: done },
  /** What shield mode turns on from now on. */
  'mode.setPreset': {
    roles: HOST,
    data: z.strictObject({ preset: z.array(ModeSetting).max(MODE_KINDS.length) }),
    result: done,
  },
} as const;
