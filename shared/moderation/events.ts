import { z } from 'zod';
import { erasedIfOf, event, personalEvent, toCrew } from '../show/contract.ts';
import { Check, SomeLevels } from './levels.ts';
import { erasedMute, Mute, muteForPerson } from './rules.ts';

export const moderationEvents = {
  'moderation.muted': event(
    Mute,
    (mute, { kind, personId }) => {
      if (kind === 'crew') return mute;
      return personId === mute.personId ? muteForPerson(mute) : undefined;
    },
    {
      person: ({ personId }) => personId,
      erased: erasedIfOf(erasedMute),
      ledger: ({ name: _name, reason, ...data }) => ({ data, texts: { person: data.personId, reason } }),
    },
  ),
  'moderation.unmuted': personalEvent(z.object({ personId: z.string() }), ({ personId }) => personId, {
    ledger: true,
  }),
  /** The categories whose level changed. */
  'moderation.levelsSet': event(z.object({ levels: SomeLevels }), toCrew, { ledger: true }),
  'moderation.checkSwitched': event(z.object({ check: Check, isOn: z.boolean() }), toCrew, { ledger: true }),
} as const;
