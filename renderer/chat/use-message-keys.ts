import type { ChatMessage } from '../../shared/show-state.ts';
import { useYou } from '../app/room-context.tsx';
import { useShortcut } from '../app/shortcuts/use-shortcut.ts';
import { useAct } from '../undo/use-act.ts';
import { canMute } from './MessageActions.tsx';

/** What the mute key means; the menu has the other lengths. */
export const KEY_MUTE_SECONDS = 600;

/** The delete and mute keys, for the message that the pointer or the keyboard is on. */
export function useMessageKeys(message: ChatMessage | undefined, enabled: boolean): void {
  const act = useAct();
  const you = useYou();
  const ready = enabled && message !== undefined;
  useShortcut('delete', () => message && void act('chat.delete', { messageId: message.id }), ready);
  useShortcut(
    'mute',
    () => {
      if (!message || !canMute(you, message)) return;
      void act('moderation.mute', { personId: message.personId, seconds: KEY_MUTE_SECONDS });
    },
    ready,
  );
}
