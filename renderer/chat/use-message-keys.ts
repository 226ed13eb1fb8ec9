import { type ChatMessage, isPublic } from '../../shared/chat/message.ts';
import { useShow, useYou } from '../app/room-context.tsx';
import { useShortcut } from '../app/shortcuts/use-shortcut.ts';
import { useGranted } from '../permissions/use-granted.ts';
import { useTogglePinnedMessage } from '../pinned/use-pin-message.ts';
import { canActOn } from '../sanctions/can-act-on.ts';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';
import { replyTo } from './reply/replying.ts';

/** Length of a mute by shortcut; the menu has other lengths. */
export const KEY_MUTE_SECONDS = 600;

/** The delete, mute, reply and pin shortcuts, for the message under the pointer or the keyboard selection. */
export function useMessageKeys(message: ChatMessage | undefined, enabled: boolean): void {
  const command = useUndoableCommand();
  const you = useYou();
  const acts = useShow(show => show.sanctions.acts);
  const ready = enabled && message !== undefined;
  const togglePinned = useTogglePinnedMessage();
  const [mayDelete, mayMute, mayPin] = [useGranted('delete'), useGranted('timeout'), useGranted('pins')];
  const isSeen = ready && isPublic(message);
  useShortcut(
    'delete',
    () => message && void command('chat.delete', { messageId: message.id, personId: message.personId }),
    ready && mayDelete,
  );
  useShortcut(
    'mute',
    () => {
      if (!message || !canActOn(you, message)) return;
      const { personId } = message;
      void command('moderation.mute', { personId, seconds: KEY_MUTE_SECONDS, seen: acts[personId] ?? 0 });
    },
    ready && mayMute,
  );
  useShortcut('reply', () => message && replyTo(message), isSeen);
  useShortcut('pinMessage', () => message && togglePinned(message.id), isSeen && mayPin);
}
