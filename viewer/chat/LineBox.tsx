import { ArrowDown } from 'lucide-react';
import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ChatMessage } from '../../shared/chat/message.ts';
import type { ShownLine } from '../../shared/privatereply/lines.ts';
import { room } from '../session.ts';
import { Line } from './Line.tsx';
import { useChosenLine } from './use-chosen-line.ts';
import type { useStickToBottom } from './use-stick-to-bottom.ts';

interface LineBoxProps {
  readonly lines: readonly ShownLine[];
  /** All lines that may be quoted, those out of sight too. */
  readonly known: readonly ChatMessage[];
  readonly stick: ReturnType<typeof useStickToBottom>;
  /** What leads back to the end. */
  readonly back: ReactNode;
  /** Said before the lines. */
  readonly before?: ReactNode;
  /** Whether a screen reader is to read what comes. */
  readonly isLive?: boolean;
  /** Begins an answer to a line, where the viewer can write. */
  readonly onReply?: ((message: ChatMessage) => void) | undefined;
}

/** Lines of a chat that stick to their end, and the way back there for who has scrolled away. */
export function LineBox(props: LineBoxProps) {
  const { lines, known, stick, back, before, isLive = true, onReply } = props;
  const { box, onScroll, backToEnd, leaveEnd, missed } = stick;
  const { t } = useTranslation();
  const you = useStore(room.store, state => state.you?.id);
  const { chosen, choose, onKeyDown, onClick } = useChosenLine(box, messageId => {
    const message = lines.find(({ id }) => id === messageId);
    if (message && message.privateTo === undefined) reply(message);
  });
  const reply = useCallback(
    (message: ChatMessage) => {
      choose(undefined);
      onReply?.(message);
    },
    [choose, onReply],
  );
  const onQuote = useCallback(
    (messageId: string) => {
      const isDrawn = box.current?.querySelector(`[data-id="${CSS.escape(messageId)}"]`);
      // A line that is further back is drawn once the chat no longer sticks to its end.
      if (!isDrawn) leaveEnd();
      requestAnimationFrame(() => choose(messageId));
    },
    [box, leaveEnd, choose],
  );
  const quotedBy = ({ replyTo }: ChatMessage) => replyTo && known.find(({ id }) => id === replyTo);
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
        onKeyDown={onReply && onKeyDown}
        onClick={onReply && onClick}
      >
        <div className="chat-lines">
          {before}
          {lines.map(message => (
            <Line
              key={message.id}
              message={message}
              own={message.personId === you}
              quoted={quotedBy(message) || undefined}
              isChosen={message.id === chosen}
              onReply={onReply && reply}
              onQuote={onQuote}
            />
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
