import { createStore } from 'zustand/vanilla';
import type { Room } from '../../client/room/room.ts';
import { CommandError } from '../../shared/errors.ts';

/** The refusals that a viewer can do something about; every other one is a failure to be tried again. */
export type Reason = 'muted' | 'tooFast' | 'offline' | 'failed';

/** What became of the viewer's last message, where that isn't simply visible in the chat. */
export type Notice =
  | { kind: 'sending'; text: string }
  | { kind: 'held'; text: string; messageId: string }
  | { kind: 'refused'; text: string; reason: Reason };

export type ChatRoom = Pick<Room, 'send' | 'onEvent'>;

/** A message that takes longer than this is shown as being sent; a quicker one just appears in the chat. */
const SLOW_MS = 400;

function reasonOf(error: unknown): Reason {
  const code = error instanceof CommandError ? error.code : undefined;
  if (code === 'muted') return 'muted';
  if (code === 'rate-limited') return 'tooFast';
  return code === 'not-joined' ? 'offline' : 'failed';
}

/** The way of the viewer's own messages to the chat, and what to tell them about it. */
export function createOutgoing(room: ChatRoom) {
  const store = createStore<{ notice: Notice | undefined }>(() => ({ notice: undefined }));
  const tell = (notice: Notice | undefined) => store.setState({ notice });

  room.onEvent(event => {
    const { notice } = store.getState();
    if (event.name !== 'chat.approved' || notice?.kind !== 'held') return;
    if (event.data.message.id === notice.messageId) tell(undefined);
  });

  /** Posts a message; false where it was refused and the text should go back to the viewer. */
  async function post(text: string): Promise<boolean> {
    tell(undefined);
    const slow = setTimeout(() => tell({ kind: 'sending', text }), SLOW_MS);
    try {
      const { state, messageId } = await room.send('chat.post', { text });
      tell(state === 'held' ? { kind: 'held', text, messageId } : undefined);
      return true;
    } catch (error) {
      tell({ kind: 'refused', text, reason: reasonOf(error) });
      return false;
    } finally {
      clearTimeout(slow);
    }
  }

  return { store, post, dismiss: () => tell(undefined) };
}
