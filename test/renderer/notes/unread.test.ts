import { expect, test } from 'vitest';
import { unreadNotes } from '../../../renderer/notes/unread.ts';

const note = (personId: string, at: number) => ({
  id: `${personId}${at}`,
  personId,
  name: personId,
  text: 'x',
  at,
});
const notes = [note('mo', 10), note('host', 20), note('mo', 30)];

test('the notes of others are unread until they were shown', () => {
  expect(unreadNotes(notes, 'host', 0).map(({ at }) => at)).toEqual([10, 30]);
  expect(unreadNotes(notes, 'host', 10).map(({ at }) => at)).toEqual([30]);
  expect(unreadNotes(notes, 'host', 30)).toEqual([]);
});

test('one’s own notes are never unread', () => {
  expect(unreadNotes(notes, 'mo', 0).map(({ at }) => at)).toEqual([20]);
});
