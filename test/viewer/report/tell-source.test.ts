import { expect, test } from 'vitest';
import type { Room } from '../../../client/room/room.ts';
import { tellSource } from '../../../viewer/report/tell-source.ts';

/** A room of which the test says when it is joined, and what was sent to it. */
function roomOf(kind: 'connecting' | 'joined') {
  const sent: unknown[] = [];
  const listeners = new Set<() => void>();
  const room = {
    store: { getState: () => ({ connection: { kind } }) },
    send: async (name: string, data: unknown) => sent.push([name, data]),
    onJoined: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  } as unknown as Room;
  return { room, sent, join: () => [...listeners].map(listener => listener()) };
}

test('the link that a page was opened by is told once, as soon as the room is joined', () => {
  const { room, sent, join } = roomOf('connecting');
  tellSource(room, '?from=newsletter');
  expect(sent).toEqual([]);
  join();
  join();
  expect(sent).toEqual([['report.arrive', { source: 'newsletter' }]]);
});

test('a page that is late for its join tells it at once', () => {
  const { room, sent } = roomOf('joined');
  tellSource(room, '?from=newsletter');
  expect(sent).toHaveLength(1);
});

test('no link, and one with signs that no name has, is not told', () => {
  const { room, sent } = roomOf('joined');
  for (const search of ['', '?from=', '?from=<b>', `?from=${'x'.repeat(41)}`]) tellSource(room, search);
  expect(sent).toEqual([]);
});
