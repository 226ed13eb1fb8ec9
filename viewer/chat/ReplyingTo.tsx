import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { personName } from '../names/person-name.ts';
import { room } from '../session.ts';
import { endReply, replying } from './replying.ts';

/** Above the message field: the line that is being answered, which goes with that line. */
export function ReplyingTo() {
  const { t } = useTranslation();
  const message = useStore(replying, state => state.message);
  // Looked for among the lines, which come by the dozen a second, only while one is answered.
  const isThere = useStore(
    room.store,
    ({ show }) => message !== undefined && show.chat.messages.some(({ id }) => id === message.id),
  );
  useEffect(() => {
    if (message && !isThere) endReply();
  }, [message, isThere]);
  if (!message) return null;
  return (
    <div className="notice replying">
      <p>
        {t('chat.replyingTo', { name: personName(t, message.name) })}
        <q>{message.text}</q>
      </p>
      <button type="button" className="bare" aria-label={t('chat.cancelReply')} onClick={endReply}>
        <X size={18} aria-hidden="true" />
      </button>
    </div>
  );
}
