import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { ChatMessage } from '../../../shared/chat/message.ts';
import { createCalmMessages } from '../../../viewer/chat/calm-messages.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const line = (id: number): ChatMessage => ({
  id: `m${id}`,
  personId: 'p',
  name: 'n',
  role: 'viewer',
  text: 'hi',
  at: id,
});

/** A room, the messages as they are shown, and how often those have changed. */
function calmRoom() {
  const store = createStore(() => ({ show: { chat: { messages: [] as ChatMessage[] } } }));
  const calm = createCalmMessages({ store } as never);
  const changes = vi.fn();
  calm.subscribe(changes);
  const write = (id: number) =>
    store.setState(({ show }) => ({ show: { chat: { messages: [...show.chat.messages, line(id)] } } }));
  return { calm, changes, write };
}

test('a line that comes alone is shown at once', () => {
  const { calm, write } = calmRoom();
  write(1);
  expect(calm.getState()).toHaveLength(1);
  vi.advanceTimersByTime(1000);
  write(2);
  expect(calm.getState()).toHaveLength(2);
});

test('the lines of a crowd are shown a few times a second, all of them', () => {
  const { calm, changes, write } = calmRoom();
  for (let id = 0; id < 100; id++) {
    write(id);
    vi.advanceTimersByTime(10);
  }
  vi.advanceTimersByTime(200);
  expect(calm.getState()).toHaveLength(100);
  expect(changes.mock.calls.length).toBeLessThanOrEqual(6);
});
