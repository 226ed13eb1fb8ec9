import type { ShownLine } from '../../shared/privatereply/lines.ts';
import { useShow, useYou } from '../app/room-context.tsx';
import { useShortcut } from '../app/shortcuts/use-shortcut.ts';
import { useToggleHighlight } from '../highlight/use-highlight.ts';
import { useGranted } from '../permissions/use-granted.ts';
import { useTogglePinnedMessage } from '../pinned/use-pin-message.ts';
import { canActOn } from '../sanctions/can-act-on.ts';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';
import { isOnPages } from './is-on-pages.ts';
import { isFromViewer, replyTo } from './reply/replying.ts';

/** Length of a mute by shortcut; the menu has other lengths. */
export const KEY_MUTE_SECONDS = 600;

/**
 * What keys do to the message under the pointer or the keyboard selection: delete, mute, answer, pin and show in the picture.
 * @param of.held whether it waits for approval
 * @param of.isSettled whether it is still the one that the person means, asked before anybody's line or say is taken
 */
export function useMessageKeys(
  message: ShownLine | undefined,
  of: { enabled: boolean; held: boolean; isSettled: () => boolean },
): void {
  const { enabled, held, isSettled } = of;
  const command = useUndoableCommand();
  const you = useYou();
  const acts = useShow(show => show.sanctions.acts);
  const toggleHighlight = useToggleHighlight();
  const togglePinned = useTogglePinnedMessage();
  const [mayDelete, mayMute, mayPin] = [useGranted('delete'), useGranted('timeout'), useGranted('pins')];
  const isPrivate = message?.privateTo !== undefined;
  const ready = enabled && message !== undefined && !isPrivate;
  const isSeen = ready && isOnPages(message, held);
  const remove = () => {
    if (!message || !isSettled()) return;
    const { id, personId, privateTo } = message;
    if (privateTo === undefined) void command('chat.delete', { messageId: id, personId });
    else void command('privatereply.takeBack', { personId: privateTo, replyId: id });
  };
  const mute = () => {
    if (!message || !isSettled() || !canActOn(you, message)) return;
    const { personId } = message;
    void command('moderation.mute', { personId, seconds: KEY_MUTE_SECONDS, seen: acts[personId] ?? 0 });
  };
  useShortcut('delete', remove, (ready && mayDelete) || (enabled && isPrivate));
  useShortcut('mute', mute, ready && mayMute);
  useShortcut('reply', () => message && replyTo(message), isSeen);
  useShortcut('privateReply', () => message && replyTo(message, true), ready && isFromViewer(message));
  useShortcut('highlight', () => message && toggleHighlight(message.id), isSeen && mayPin);
  useShortcut('pinMessage', () => message && togglePinned(message.id), isSeen && mayPin);
}
