import { Reply } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ChatMessage } from '../../../shared/chat/message.ts';
import { keysOf } from '../../app/shortcuts/use-shortcut.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { replyTo } from './replying.ts';

/** The button that begins an answer to a line of chat. */
export function ReplyButton({ message }: { message: ChatMessage }) {
  const { t } = useTranslation('chat');
  return (
    <IconButton
      size="s"
      side="top"
      label={t('reply.button')}
      keys={keysOf('reply')}
      onClick={() => replyTo(message)}
    >
      <Reply size={14} />
    </IconButton>
  );
}
