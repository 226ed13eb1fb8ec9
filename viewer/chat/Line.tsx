import { CornerUpLeft, Lock, Reply } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatMessage } from '../../shared/chat/message.ts';
import type { ShownLine } from '../../shared/privatereply/lines.ts';
import { isNamedByRole } from '../../shared/roles.ts';
import { personName } from '../names/person-name.ts';

interface LineProps {
  readonly message: ShownLine;
  readonly own: boolean;
  /** The line that it answers, as long as that is there. */
  readonly quoted: ChatMessage | undefined;
  /** Whether it is chosen, so that it can be answered. */
  readonly isChosen: boolean;
  /** Absent where nobody can write. */
  readonly onReply: ((message: ChatMessage) => void) | undefined;
  readonly onQuote: (messageId: string) => void;
}

/** One message of the chat, marked as the crew's or the viewer's own, with the line that it answers. */
export const Line = memo(function Line({ message, own, quoted, isChosen, onReply, onQuote }: LineProps) {
  const { t } = useTranslation();
  const isPrivate = message.privateTo !== undefined;
  return (
    <div
      className="line"
      data-id={message.id}
      data-role={message.role}
      data-own={own || undefined}
      data-private={isPrivate || undefined}
      data-chosen={isChosen || undefined}
      tabIndex={-1}
    >
      {isPrivate && (
        <span className="line-private">
          <Lock size={12} aria-hidden="true" />
          {t('private.only')}
        </span>
      )}
      {message.replyTo !== undefined && (quoted || !isPrivate) && <Quote quoted={quoted} onQuote={onQuote} />}
      <p>
        {message.role !== 'viewer' && <span className="line-role">{t(`chat.role.${message.role}`)}</span>}
        {(own || !isNamedByRole(message)) && (
          <span className="line-name">{own ? t('chat.you') : personName(t, message.name)}</span>
        )}{' '}
        {message.text}
      </p>
      {isChosen && onReply && !isPrivate && (
        <button type="button" className="line-reply" onClick={() => onReply(message)}>
          <Reply size={16} aria-hidden="true" />
          {t('chat.reply')}
        </button>
      )}
    </div>
  );
});

function Quote({ quoted, onQuote }: Pick<LineProps, 'quoted' | 'onQuote'>) {
  const { t } = useTranslation();
  const icon = <CornerUpLeft size={12} aria-hidden="true" />;
  if (!quoted)
    return (
      <span className="line-quote">
        {icon}
        <span>{t('chat.quoteGone')}</span>
      </span>
    );
  return (
    <button
      type="button"
      className="line-quote"
      tabIndex={-1}
      title={t('chat.toQuote')}
      onClick={() => onQuote(quoted.id)}
    >
      {icon}
      <span>{t('chat.quoted', { name: personName(t, quoted.name), text: quoted.text })}</span>
    </button>
  );
}
