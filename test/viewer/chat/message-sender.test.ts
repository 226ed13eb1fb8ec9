import { describe, expect, test } from 'vitest';
import { CommandError, type ErrorCode } from '../../../shared/errors.ts';
import type { ShowEvent } from '../../../shared/show/events.ts';
import { type ChatRoom, createMessageSender } from '../../../viewer/chat/message-sender.ts';

/** A room that replies to each message with `answer`, and emits events. */
function fakeRoom(answer: () => Promise<unknown>) {
  const listeners: ((event: ShowEvent) => void)[] = [];
  const room = {
    send: answer,
    onEvent: (listener: (event: ShowEvent) => void) => {
      listeners.push(listener);
      return () => undefined;
    },
  } as unknown as ChatRoom;
  return { room, emit: (event: ShowEvent) => listeners.forEach(listener => void listener(event)) };
}

/** An approved message is posted, to everybody and to who wrote it. */
const approved = (id: string): ShowEvent => ({
  seq: 1,
  at: 1,
  name: 'chat.posted',
  data: { message: { id, personId: 'p', name: 'n', role: 'viewer', text: 'hi', at: 1 } },
});

describe('a viewer’s own message', () => {
  test('has no notice once it is in the chat', async () => {
    const { room } = fakeRoom(async () => ({ messageId: 'm1', state: 'posted' }));
    const sender = createMessageSender(room);
    expect(await sender.post('hello')).toBe(true);
    expect(sender.store.getState().notice).toBeUndefined();
  });

  test('has a notice while it is held, until this very message is approved', async () => {
    const { room, emit } = fakeRoom(async () => ({ messageId: 'm1', state: 'held' }));
    const sender = createMessageSender(room);
    await sender.post('hello');
    emit(approved('another'));
    expect(sender.store.getState().notice).toEqual({ kind: 'held', text: 'hello', messageId: 'm1' });
    emit(approved('m1'));
    expect(sender.store.getState().notice).toBeUndefined();
  });

  test.each<[ErrorCode, string]>([
    ['muted', 'muted'],
    ['rate-limited', 'tooFast'],
    ['not-joined', 'offline'],
    ['storage', 'failed'],
  ])('that is rejected with %s has the reason %s and is given back', async (code, reason) => {
    const { room } = fakeRoom(() => Promise.reject(new CommandError(code, 'no')));
    const sender = createMessageSender(room);
    expect(await sender.post('hello')).toBe(false);
    expect(sender.store.getState().notice).toEqual({ kind: 'refused', text: 'hello', reason });
  });
});
