import { ArrowDown } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ChatMessage } from '../../shared/chat/message.ts';
import { isNamedByRole } from '../../shared/roles.ts';
import { personName } from '../names/person-name.ts';
import { room } from '../session.ts';
import type { useStickToBottom } from './use-stick-to-bottom.ts';

/** Lines of a chat that stick to their end, and the way back there for who has scrolled away. */
export function LineBox(props: {
  lines: readonly ChatMessage[];
  stick: ReturnType<typeof useStickToBottom>;
  /** What leads back to the end. */
  back: ReactNode;
  /** Said before the lines. */
  before?: ReactNode;
  /** Whether a screen reader is to read what comes. */
  isLive?: boolean;
}) {
  const { lines, stick, back, before, isLive = true } = props;
  const { box, onScroll, backToEnd, missed } = stick;
  const { t } = useTranslation();
  const you = useStore(room.store, state => state.you?.id);
  return (
    <>
      <div
        ref={box}
        className="chat-log"
        role="log"
        aria-live={isLive ? undefined : 'off'}
        aria-label={t('chat.title')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by key.
        tabIndex={0}
        onScroll={onScroll}
      >
        <div className="chat-lines">
          {before}
          {lines.map(message => (
            <Line key={message.id} message={message} own={message.personId === you} />
          ))}
        </div>
      </div>
      {missed > 0 && (
        <button type="button" className="chat-missed" onClick={backToEnd}>
          <ArrowDown size={16} aria-hidden="true" />
          {back}
        </button>
      )}
    </>
  );
}

/** One message of the chat, marked as the crew's or the viewer's own. */
const Line = memo(function Line({ message, own }: { message: ChatMessage; own: boolean }) {
  const { t } = useTranslation();
  return (
    <p className="line" data-role={message.role} data-own={own || undefined}>
      {message.role !== 'viewer' && <span className="line-role">{t(`chat.role.${message.role}`)}</span>}
      {(own || !isNamedByRole(message)) && (
        <span className="line-name">{own ? t('chat.you') : personName(t, message.name)}</span>
      )}{' '}
      {message.text}
    </p>
  );
});
