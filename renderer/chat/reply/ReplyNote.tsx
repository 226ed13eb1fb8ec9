import { Lock, Reply, X } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChatMessage, isPublic } from '../../../shared/chat/message.ts';
import { useShow } from '../../app/room-context.tsx';
import { usePersonName } from '../../names/use-person-name.ts';
import { PrivateSwitch } from '../../privatereply/PrivateSwitch.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { endReply, isFromViewer, replyTo } from './replying.ts';

/** Above the message field: the line that is being answered, and who gets the answer. It goes with that line. */
export function ReplyNote({ message, isPrivate }: { message: ChatMessage; isPrivate: boolean }) {
  const { id, name, text } = message;
  const { t } = useTranslation(['chat', 'privatereply']);
  const nameOf = usePersonName();
  const isThere = useShow(show => show.chat.messages.some(message => message.id === id));
  useEffect(() => {
    if (!isThere) endReply();
  }, [isThere]);
  return (
    <div className="flex shrink-0 items-center gap-2 border-line border-t bg-raised py-1 pr-1 pl-3">
      {isPrivate ? (
        <Lock size={14} aria-hidden className="shrink-0 text-info" />
      ) : (
        <Reply size={14} aria-hidden className="shrink-0 text-accent" />
      )}
      <p role="status" className="min-w-0 flex-1 truncate text-s">
        <span className="font-medium">
          {t(isPrivate ? 'privatereply:to' : 'reply.to', { name: nameOf(name) })}
        </span>{' '}
        <span className="text-quiet">{text}</span>
      </p>
      {isFromViewer(message) && isPublic(message) ? (
        <PrivateSwitch isOn={isPrivate} onChange={isOn => replyTo(message, isOn)} />
      ) : null}
      <IconButton size="s" side="top" label={t('reply.cancel')} onClick={endReply}>
        <X size={14} />
      </IconButton>
    </div>
  );
}
