import { z } from 'zod';
import { event, personalEvent, toCrew } from '../show/contract.ts';
import { Check, SomeLevels } from './levels.ts';
import { Mute } from './rules.ts';

export const moderationEvents = {
  'moderation.muted': personalEvent(Mute, ({ personId }) => personId),
  'moderation.unmuted': personalEvent(z.object({ personId: z.string() }), ({ personId }) => personId),
  /** The categories whose level changed. */
  'moderation.levelsSet': event(z.object({ levels: SomeLevels }), toCrew),
  'moderation.checkSwitched': event(z.object({ check: Check, isOn: z.boolean() }), toCrew),
} as const;
