import { expect, test } from 'vitest';
import { undo } from '../../../renderer/chat/undo.ts';
import { describeCommand, inverseOf } from '../../../renderer/undo/undoable.ts';
import { emptyShow } from '../../../shared/show/state.ts';
import { translationsOf } from '../translations.ts';

const show = emptyShow('crew');
const t = translationsOf('en', 'chat');

test('what a feature says of undoing is found by the command’s name', () => {
  const data = { messageId: 'm' };
  expect(inverseOf(undo, 'chat.delete', data, {}, { show, now: 0 })).toEqual({ name: 'chat.restore', data });
  expect(describeCommand(undo, t, 'chat.delete', data, show)).toBe('Message deleted');
});

test('commands that can’t be undone have no inverse and no text', () => {
  expect(inverseOf(undo, 'show.end', {}, {}, { show, now: 0 })).toBeUndefined();
  expect(describeCommand(undo, t, 'show.end', {}, show)).toBe('');
});
