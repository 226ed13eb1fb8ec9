import type { Answer } from '../../shared/answers/contract.ts';
import type { ShowState } from '../../shared/show/state.ts';
import type { Undo } from '../undo/undoable.ts';

const answerIn = ({ answers: { answers } }: ShowState, answerId: string): Answer | undefined =>
  answers.find(({ id }) => id === answerId);

const placeOf = ({ answers: { answers } }: ShowState, answerId: string): number =>
  answers.findIndex(({ id }) => id === answerId);

export const undo: Undo<'answers'> = {
  'answer.save': {
    inverse: ({ answer: { id } }, _result, { show }) => {
      const before = answerIn(show, id);
      if (before) return { name: 'answer.save', data: { answer: before } };
      return { name: 'answer.remove', data: { answerId: id } };
    },
    describe: (t, { answer: { title } }) => t('answers:undo.save', { title }),
  },
  'answer.move': {
    inverse: ({ answerId }, _result, { show }) => {
      const place = placeOf(show, answerId);
      return place < 0 ? undefined : { name: 'answer.move', data: { answerId, place } };
    },
    describe: (t, { answerId }, show) =>
      t('answers:undo.move', { title: answerIn(show, answerId)?.title ?? '' }),
  },
  'answer.remove': {
    inverse: ({ answerId }, _result, { show }) => {
      const answer = answerIn(show, answerId);
      return answer && { name: 'answer.save', data: { answer, place: placeOf(show, answerId) } };
    },
    describe: (t, { answerId }, show) =>
      t('answers:undo.remove', { title: answerIn(show, answerId)?.title ?? '' }),
  },
};
