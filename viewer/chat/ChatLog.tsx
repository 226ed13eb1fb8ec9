import { ArrowDown } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ChatMessage } from '../../shared/chat/message.ts';
import { isNamedByRole } from '../../shared/roles.ts';
import { personName } from '../names/person-name.ts';
import { room } from '../session.ts';
import { createCalmMessages } from './calm-messages.ts';
import { useStickToBottom } from './use-stick-to-bottom.ts';

/** Number of messages rendered for who scrolls back; nobody else gets more than are in sight, and a few. */
const SHOWN_BACK = 120;
/** Height of the shortest message in pixels. */
const LINE = 25;
const BEYOND = 4;
/** The tallest chat on any usual screen, before it is known how tall this one is. */
const USUAL_HEIGHT = 600;

const calmMessages = createCalmMessages(room);

/** The chat over the video: newest message at the bottom, fading out upwards. */
export function ChatLog() {
  const { t } = useTranslation();
  const messages = useStore(calmMessages);
  const you = useStore(room.store, state => state.you?.id);
  const { box, onScroll, backToEnd, missed, stuck } = useStickToBottom(messages.at(-1)?.id, messages.length);
  const inSight = Math.ceil((box.current?.clientHeight ?? USUAL_HEIGHT) / LINE) + BEYOND;
  const shown = stuck ? inSight : SHOWN_BACK;
  return (
    <>
      <div
        ref={box}
        className="chat-log"
        role="log"
        aria-label={t('chat.title')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by key.
        tabIndex={0}
        onScroll={onScroll}
      >
        <div className="chat-lines">
          {messages.slice(-shown).map(message => (
            <Line key={message.id} message={message} own={message.personId === you} />
          ))}
        </div>
      </div>
      {missed > 0 && (
        <button type="button" className="chat-missed" onClick={backToEnd}>
          <ArrowDown size={16} aria-hidden="true" />
          {t('chat.missed', { count: missed })}
        </button>
      )}
    </>
  );
}

/** One message of the chat, marked as the crew's or the viewer's own. */
export const Line = memo(function Line({ message, own }: { message: ChatMessage; own: boolean }) {
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
