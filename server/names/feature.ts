import { newEvent } from '../../shared/show/events.ts';
import { entryOf } from '../../shared/show/record.ts';
import { defineFeature, type Handlers } from '../show/feature.ts';
import { checkName } from './check-name.ts';

/** What people call themselves. */
const handlers: Handlers<'names'> = {
  'name.choose': (state, { name: given }, { actor }) => {
    const { name, key } = checkName(state, given, actor.id);
    const isSame = entryOf(state.names.byPerson, actor.id)?.name === name;
    const chosen = newEvent('name.chosen', { personId: actor.id, name, key });
    return { events: isSame ? [] : [chosen], result: { name } };
  },
};

export const names = defineFeature('names', { handlers, queries: {} });
