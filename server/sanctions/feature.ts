import { CommandError } from '../../shared/errors.ts';
import { newEvent } from '../../shared/show/events.ts';
import { entryOf } from '../../shared/show/record.ts';
import { defineFeature, type Handlers } from '../show/feature.ts';
import { screen } from './screen.ts';
import { targetOf } from './target.ts';

/** What moderators do to a person. */
const handlers: Handlers<'sanctions'> = {
  'sanction.expose': (state, { personId, as, reason, seen }, context) => {
    targetOf(state, { personId, seen }, context);
    if ((entryOf(state.sanctions.exposure, personId) ?? 'show') === as)
      throw new CommandError('already-done', `The lines of this person are under "${as}" already.`);
    const exposed = newEvent('sanction.exposed', { personId, as, ...(reason ? { reason } : {}) });
    return { events: [exposed], result: {} };
  },

  'sanction.holdNewcomers': ({ sanctions }, { minutes }) => ({
    events: sanctions.newcomerMinutes === minutes ? [] : [newEvent('sanction.newcomersSet', { minutes })],
    result: {},
  }),
};

export const sanctions = defineFeature('sanctions', { handlers, screen, queries: {} });
