import type { Judgement } from '../../shared/moderation/judgement.ts';
import { newEvent } from '../../shared/show/events.ts';
import { entryOf } from '../../shared/show/record.ts';
import { JUDGED_WITHIN_MS, judgedByRules, judgeText } from '../moderation/judging.ts';
import { defineFeature, type Handlers, type Preparation } from '../show/feature.ts';
import { checkName, refuse } from './check-name.ts';

type Prepared = { 'name.choose': Judgement | undefined };

/** What people call themselves. */
const handlers: Handlers<'names', Prepared> = {
  'name.choose': (state, { name: given }, { actor, client, screen, prepared: judgement }) => {
    const { name, key } = checkName(state, given, actor.id);
    if (screen({ kind: 'name', text: name, author: actor, client, judgement }).outcome !== 'show')
      refuse('filtered', 'This name has words that are held back in this chat.');
    const isSame = entryOf(state.names.byPerson, actor.id)?.name === name;
    const chosen = newEvent('name.chosen', { personId: actor.id, name, key });
    return { events: isSame ? [] : [chosen], result: { name } };
  },
};

const judging: Preparation<'name.choose', object, Judgement | undefined> = {
  prepare: ({ name: text }, { actor, show }) => judgeText(show, actor, { text }),
  withinMs: JUDGED_WITHIN_MS,
  otherwise: judgedByRules,
};

export const names = defineFeature('names', {
  handlers,
  prepare: { 'name.choose': judging },
  queries: {},
});
