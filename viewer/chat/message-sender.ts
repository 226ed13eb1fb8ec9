import { createStore } from 'zustand/vanilla';
import type { Room } from '../../client/room/room.ts';
import { CommandError } from '../../shared/errors.ts';

/** Reasons that a viewer can do something about; every other error is `failed`, to be retried. */
export type Reason = 'muted' | 'tooFast' | 'offline' | 'failed';

/** Status of the viewer's last message while the chat itself doesn't show it. */
export type Notice =
  | { kind: 'sending'; text: string }
  | { kind: 'held'; text: string; messageId: string }
  | { kind: 'refused'; text: string; reason: Reason };

export type ChatRoom = Pick<Room, 'send' | 'onEvent'>;

/** A message is shown as being sent after this time; most appear in the chat sooner. */
const SLOW_MS = 400;

function reasonOf(error: unknown): Reason {
  const code = error instanceof CommandError ? error.code : undefined;
  if (code === 'muted') return 'muted';
  if (code === 'rate-limited') return 'tooFast';
  return code === 'not-joined' ? 'offline' : 'failed';
}

/** Posts the viewer's own messages and keeps the status of the last one in `store`. */
export function createMessageSender(room: ChatRoom) {
  const store = createStore<{ notice: Notice | undefined }>(() => ({ notice: undefined }));
  const setNotice = (notice: Notice | undefined) => store.setState({ notice });

  room.onEvent(event => {
    const { notice } = store.getState();
    if (event.name !== 'chat.posted' || notice?.kind !== 'held') return;
    if (event.data.message.id === notice.messageId) setNotice(undefined);
  });

  /** Posts a message; resolves to false if it was rejected and the text should go back into the field. */
  async function post(text: string): Promise<boolean> {
    setNotice(undefined);
    const slow = setTimeout(() => setNotice({ kind: 'sending', text }), SLOW_MS);
    try {
      const { state, messageId } = await room.send('chat.post', { text });
      setNotice(state === 'held' ? { kind: 'held', text, messageId } : undefined);
      return true;
    } catch (error) {
      setNotice({ kind: 'refused', text, reason: reasonOf(error) });
      return false;
    } finally {
      clearTimeout(slow);
    }
  }

  return { store, post, dismiss: () => setNotice(undefined) };
}
