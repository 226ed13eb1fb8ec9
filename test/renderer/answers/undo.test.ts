import { expect, test } from 'vitest';
import { undo } from '../../../renderer/answers/undo.ts';
import type { CommandName } from '../../../shared/show/protocol.ts';
import { someAnswer } from '../../support/arbitrary.ts';
import { Story } from '../../support/story.ts';

type Name = keyof typeof undo & CommandName;

/** Ids and titles before a command, and after it was done and undone. */
function undone(story: Story, name: Name, data: never): { before: string[]; after: string[] } {
  const list = () => story.state.answers.answers.map(({ id, title }) => `${id} ${title}`);
  const [before, show] = [list(), story.state];
  story.do(name, data);
  expect(list()).not.toEqual(before);
  const inverse = undo[name]?.inverse(data, {} as never, { show, now: 0 });
  if (inverse) story.do(inverse.name, inverse.data as never);
  return { before, after: list() };
}

test.each<[what: string, name: Name, data: object]>([
  ['a new answer', 'answer.save', { answer: someAnswer(9) }],
  ['a changed answer', 'answer.save', { answer: someAnswer(2, 'Changed') }],
  ['a moved answer', 'answer.move', { answerId: 'a3', place: 0 }],
  ['a removed answer', 'answer.remove', { answerId: 'a2' }],
])('undoing %s makes the list as it was', (_what, name, data) => {
  const story = new Story();
  for (const number of [1, 2, 3]) story.do('answer.save', { answer: someAnswer(number) });
  const { before, after } = undone(story, name, data as never);
  expect(after).toEqual(before);
});
