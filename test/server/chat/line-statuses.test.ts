import { expect, test } from 'vitest';
import { LineStatuses } from '../../../server/chat/line-statuses.ts';
import type { ChatMessage } from '../../../shared/chat/message.ts';
import type { ShowEvent } from '../../../shared/show/events.ts';
import { type NewEvent, newEvent } from '../../../shared/show/events.ts';

const message = (id: string, at: number, personId = 'ann'): ChatMessage => ({
  id,
  personId,
  at,
  name: personId,
  role: 'viewer',
  text: id,
});
const [early, late, other] = [message('early', 1), message('late', 5), message('other', 2, 'bob')];
const of = ({ id: messageId }: ChatMessage) => ({ messageId, digest: 'd' });

/** The statuses of the three lines after these events, one each second. */
function after(...events: readonly NewEvent[]) {
  const statuses = new LineStatuses();
  events.forEach((event, index) => {
    statuses.apply({ ...event, seq: index + 1, at: index + 1 } as ShowEvent);
  });
  return [early, late, other].map(line => statuses.statusOf(line));
}
const posted = (line: ChatMessage) => newEvent('chat.posted', { message: line });

test('a line is as it was decided last', () => {
  const held = newEvent('chat.held', { message: early, reasons: [] });
  const deleted = newEvent('chat.deleted', { ...of(early), was: 'held' });
  expect(after(held)).toEqual(['held', 'posted', 'posted']);
  expect(after(held, deleted)[0]).toBe('deleted');
  expect(after(held, deleted, newEvent('chat.restored', { ...of(early), to: 'held' }))[0]).toBe('held');
  expect(after(held, newEvent('chat.approved', of(early)), posted(early))[0]).toBe('posted');
});

test('what was withdrawn is deleted, but for later lines and those that were brought back', () => {
  const withdrawn = newEvent('chat.withdrawn', { personId: 'ann' });
  const before = [posted(early), posted(other)];
  expect(after(...before, withdrawn)).toEqual(['deleted', 'posted', 'posted']);
  expect(after(...before, withdrawn, posted(early))).toEqual(['posted', 'posted', 'posted']);
  expect(after(...before, withdrawn, posted(early), posted(late), withdrawn)).toEqual([
    'deleted',
    'deleted',
    'posted',
  ]);
});
