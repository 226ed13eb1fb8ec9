import { newEvent } from '../../shared/show/events.ts';
import { entryOf } from '../../shared/show/record.ts';
import { defineFeature, type Handlers } from '../show/feature.ts';
import { checkName, refuse } from './check-name.ts';

/** What people call themselves. */
const handlers: Handlers<'names'> = {
  'name.choose': (state, { name: given }, { actor, client, screen }) => {
    const { name, key } = checkName(state, given, actor.id);
    if (screen({ kind: 'name', text: name, author: actor, client }).outcome !== 'show')
      refuse('filtered', 'This name has words that are held back in this chat.');
    const isSame = entryOf(state.names.byPerson, actor.id)?.name === name;
    const chosen = newEvent('name.chosen', { personId: actor.id, name, key });
    return { events: isSame ? [] : [chosen], result: { name } };
  },
};

export const names = defineFeature('names', { handlers, queries: {} });
