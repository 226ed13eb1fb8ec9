import { MAX_ANSWERS } from '../../shared/answers/contract.ts';
import { CommandError } from '../../shared/errors.ts';
import { newEvent } from '../../shared/show/events.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { defineFeature, type Handlers } from '../show/feature.ts';

function assertKnown({ answers: { answers } }: ShowState, answerId: string): void {
  if (answers.some(({ id }) => id === answerId)) return;
  throw new CommandError('not-found', 'There is no such saved answer any more.');
}

const handlers: Handlers<'answers'> = {
  'answer.save': ({ answers: { answers } }, data) => {
    const isNew = !answers.some(({ id }) => id === data.answer.id);
    if (isNew && answers.length >= MAX_ANSWERS)
      throw new CommandError('bad-data', `A show keeps at most ${MAX_ANSWERS} answers.`, {
        limit: MAX_ANSWERS,
      });
    return { events: [newEvent('answer.saved', data)], result: {} };
  },

  'answer.move': (state, data) => {
    assertKnown(state, data.answerId);
    return { events: [newEvent('answer.moved', data)], result: {} };
  },

  'answer.remove': (state, data) => {
    assertKnown(state, data.answerId);
    return { events: [newEvent('answer.removed', data)], result: {} };
  },
};

/** Short answers that the crew write once and send into the chat. */
export const answers = defineFeature('answers', {
  handlers,
  carry: ({ answers: { answers } }) => ({
    events: answers.map(answer => newEvent('answer.saved', { answer })),
    count: answers.length,
  }),
  queries: {},
});
