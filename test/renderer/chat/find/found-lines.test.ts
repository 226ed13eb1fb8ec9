import { expect, test } from 'vitest';
import { withEvent, withPage } from '../../../../renderer/chat/find/found-lines.ts';
import type { ChatMessage } from '../../../../shared/chat/message.ts';
import type { FoundLine, LineStatus } from '../../../../shared/chat/protocol.ts';
import { type NewEvent, newEvent, type ShowEvent } from '../../../../shared/show/events.ts';

const message = (id: string, personId = 'ann'): ChatMessage => ({
  id,
  personId,
  name: personId,
  role: 'viewer',
  text: id,
  at: 1,
});
const line = (id: string, status: LineStatus = 'posted'): FoundLine => ({ message: message(id), status });
const after = (lines: readonly FoundLine[], event: NewEvent, wanted: { text?: string; personId?: string }) =>
  withEvent(lines, { ...event, seq: 1, at: 1 } as ShowEvent, wanted).map(
    ({ message: { id }, status }) => `${id} ${status}`,
  );
const search = { text: 'cafe' };

test('a line that stands in the log more than once is found once', () => {
  const lines = withPage([line('a')], [line('b'), line('a', 'held')]);
  expect(lines.map(({ message: { id } }) => id)).toEqual(['a', 'b']);
});

test('found lines stay in their place, each as it was decided since', () => {
  const lines = [line('a'), line('b', 'held')];
  const of = (messageId: string) => ({ messageId, digest: 'd' });
  expect(after(lines, newEvent('chat.deleted', { ...of('a'), was: 'posted' }), search)).toEqual([
    'a deleted',
    'b held',
  ]);
  expect(after(lines, newEvent('chat.posted', { message: message('b') }), search)).toEqual([
    'a posted',
    'b posted',
  ]);
  expect(after(lines, newEvent('chat.withdrawn', { personId: 'ann' }), search)).toEqual([
    'a deleted',
    'b held',
  ]);
  expect(
    after([line('a', 'deleted')], newEvent('chat.restored', { ...of('a'), to: 'held' }), search),
  ).toEqual(['a held']);
  expect(after(lines, newEvent('chat.erased', { personId: 'ann' }), search)).toEqual([]);
});

test('a person’s new lines come first, and a search shows what there was when it was asked', () => {
  const posted = newEvent('chat.posted', { message: message('new') });
  const held = newEvent('chat.held', { message: message('new'), reasons: [] });
  expect(after([line('a')], posted, { personId: 'ann' })).toEqual(['new posted', 'a posted']);
  expect(after([line('a')], held, { personId: 'ann' })).toEqual(['new held', 'a posted']);
  expect(after([line('a')], posted, { personId: 'bob' })).toEqual(['a posted']);
  expect(after([line('a')], posted, search)).toEqual(['a posted']);
});
