import { describe, expect, test } from 'vitest';
import { CommandError, type ErrorCode } from '../../../shared/errors.ts';
import type { ShowEvent } from '../../../shared/events.ts';
import { type ChatRoom, createOutgoing } from '../../../viewer/chat/outgoing.ts';

/** A room that answers each message as told, and can tell of events. */
function fakeRoom(answer: () => Promise<unknown>) {
  const listeners: ((event: ShowEvent) => void)[] = [];
  const room = {
    send: answer,
    onEvent: (listener: (event: ShowEvent) => void) => {
      listeners.push(listener);
      return () => undefined;
    },
  } as unknown as ChatRoom;
  return { room, tell: (event: ShowEvent) => listeners.forEach(listener => void listener(event)) };
}

const approved = (id: string): ShowEvent => ({
  seq: 1,
  at: 1,
  name: 'chat.approved',
  data: { message: { id, personId: 'p', name: 'n', role: 'viewer', text: 'hi', at: 1 } },
});

describe('a viewer’s own message', () => {
  test('says nothing more once it is in the chat', async () => {
    const { room } = fakeRoom(async () => ({ messageId: 'm1', state: 'posted' }));
    const outgoing = createOutgoing(room);
    expect(await outgoing.post('hello')).toBe(true);
    expect(outgoing.store.getState().notice).toBeUndefined();
  });

  test('that is held says so until this very message is approved', async () => {
    const { room, tell } = fakeRoom(async () => ({ messageId: 'm1', state: 'held' }));
    const outgoing = createOutgoing(room);
    await outgoing.post('hello');
    tell(approved('another'));
    expect(outgoing.store.getState().notice).toEqual({ kind: 'held', text: 'hello', messageId: 'm1' });
    tell(approved('m1'));
    expect(outgoing.store.getState().notice).toBeUndefined();
  });

  test.each<[ErrorCode, string]>([
    ['muted', 'muted'],
    ['rate-limited', 'tooFast'],
    ['not-joined', 'offline'],
    ['storage', 'failed'],
  ])('that is refused as %s is explained as %s and given back', async (code, reason) => {
    const { room } = fakeRoom(() => Promise.reject(new CommandError(code, 'no')));
    const outgoing = createOutgoing(room);
    expect(await outgoing.post('hello')).toBe(false);
    expect(outgoing.store.getState().notice).toEqual({ kind: 'refused', text: 'hello', reason });
  });
});
