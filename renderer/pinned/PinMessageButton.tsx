import { Pin, PinOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { keysOf } from '../app/shortcuts/use-shortcut.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { usePinnedId, useTogglePinnedMessage } from './use-pin-message.ts';

/** The button that puts a line of chat above all others, or takes it down again. */
export function PinMessageButton({ messageId }: { messageId: string }) {
  const { t } = useTranslation('pinned');
  const isPinned = usePinnedId() === messageId;
  const toggle = useTogglePinnedMessage();
  return (
    <IconButton
      size="s"
      side="top"
      label={t(isPinned ? 'unpin' : 'pin')}
      keys={keysOf('pinMessage')}
      onClick={() => toggle(messageId)}
    >
      {isPinned ? <PinOff size={14} /> : <Pin size={14} />}
    </IconButton>
  );
}
