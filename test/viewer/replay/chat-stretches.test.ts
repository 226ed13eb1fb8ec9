import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Emitter } from '../../../client/emitter.ts';
import { createChatStretches } from '../../../viewer/replay/chat-stretches.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A room that answers with one line for each stretch, or fails. */
function fakeRoom() {
  const asked: number[] = [];
  const events = new Emitter<{ name: string }>();
  const joins = new Emitter<void>();
  const room = { isDown: false, text: 'hello' };
  const stretches = createChatStretches({
    send: async (_name: string, { stretch }: { stretch: number }) => {
      asked.push(stretch);
      const { text } = room;
      await Promise.resolve();
      if (room.isDown) throw new Error('no connection');
      return { lines: [{ id: `m${stretch}`, text }] };
    },
    onEvent: (listener: (event: { name: string }) => void) => events.on(listener),
    onJoined: (listener: () => void) => joins.on(listener),
  } as never);
  const textOf = (stretch: number) => stretches.store.getState().lines.get(stretch)?.[0]?.text;
  return { stretches, asked, room, events, joins, textOf };
}

test('each stretch is asked for once', async () => {
  const { stretches, asked, textOf } = fakeRoom();
  stretches.need([0, 1]);
  stretches.need([0, 1]);
  await vi.runAllTimersAsync();
  stretches.need([1, 2]);
  await vi.runAllTimersAsync();
  expect(asked).toEqual([0, 1, 2]);
  expect([textOf(0), textOf(2)]).toEqual(['hello', 'hello']);
});

test('what could not be had is asked for again', async () => {
  const { stretches, room, textOf } = fakeRoom();
  room.isDown = true;
  stretches.need([0, 1]);
  await vi.advanceTimersByTimeAsync(0);
  room.isDown = false;
  await vi.runAllTimersAsync();
  expect([textOf(0), textOf(1)]).toEqual(['hello', 'hello']);
});

test('when a line is taken away all are forgotten at once, also those on their way, and asked for again', async () => {
  const { stretches, room, events, textOf } = fakeRoom();
  stretches.need([0]);
  await vi.advanceTimersByTimeAsync(0);
  expect(textOf(0)).toBe('hello');
  stretches.need([0, 1]);
  room.text = 'what is left';
  events.emit({ name: 'chat.deleted' });
  expect(textOf(0)).toBeUndefined();
  await Promise.resolve();
  expect(textOf(1)).toBeUndefined();
  await vi.runAllTimersAsync();
  expect([textOf(0), textOf(1)]).toEqual(['what is left', 'what is left']);
});

test('what else happens in the show changes nothing, a new connection asks anew', async () => {
  const { stretches, asked, events, joins } = fakeRoom();
  stretches.need([0]);
  events.emit({ name: 'offer.opened' });
  await vi.runAllTimersAsync();
  expect(asked).toEqual([0]);
  joins.emit();
  await vi.runAllTimersAsync();
  expect(asked).toEqual([0, 0]);
});

test('once closed nothing is asked for any more', async () => {
  const { stretches, asked, events } = fakeRoom();
  stretches.close();
  events.emit({ name: 'chat.erased' });
  await vi.runAllTimersAsync();
  expect(asked).toEqual([]);
});
