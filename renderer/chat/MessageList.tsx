import { ArrowDown } from 'lucide-react';
import { memo, type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatMessage } from '../../shared/show-state.ts';
import { useShow } from '../app/room-context.tsx';
import { useMutes } from '../moderation/use-mutes.ts';
import { Button } from '../ui/Button.tsx';
import { useThrottled } from '../ui/hooks/use-throttled.ts';
import { Feed } from './Feed.tsx';
import { FeedRow } from './FeedRow.tsx';
import { useFlow } from './use-flow.ts';
import { useMessageKeys } from './use-message-keys.ts';
import { useReading } from './use-reading.ts';
import { useRowKeys } from './use-row-keys.ts';

const MUTES_CHECK_MS = 5000;
/** A rush of messages comes in this often, several at once, instead of twitching with each. */
const PACE_MS = 200;

interface MessageListProps {
  /** Whether the message keys act on this list. */
  keys: boolean;
  showTime?: boolean;
  onPerson?: (personId: string) => void;
  empty: ReactNode;
}

/**
 * The chat as it flows. It stands still under the pointer and the keyboard and says how many messages wait, so that
 * an action never hits the row that has just slid under the hand.
 */
export function MessageList(props: MessageListProps) {
  const live = useShow(show => show.messages);
  const messages = useThrottled(live, PACE_MS);
  return messages.length === 0 ? props.empty : <Flow {...props} messages={messages} />;
}

const Flow = memo(function Flow(props: MessageListProps & { messages: readonly ChatMessage[] }) {
  const { messages, keys, showTime = false, onPerson } = props;
  const reading = useReading(messages);
  const { rows, gone, hold, waiting } = reading;
  const { feed, virtual, height, onHand, onScroll, jump } = useFlow(reading);
  const muted = useMutedIds();
  const [pointed, setPointed] = useState<string>();
  const [menuAt, setMenuAt] = useState<string>();

  const ids = useMemo(() => rows.map(row => row.id), [rows]);
  const onSelect = useCallback((id: string | undefined) => hold('focus', id !== undefined), [hold]);
  const { selected, select } = useRowKeys(ids, { enabled: keys, from: 'last', onSelect });
  useEffect(() => {
    if (selected !== undefined) virtual.scrollToIndex(ids.indexOf(selected), { align: 'auto' });
  }, [virtual, ids, selected]);

  const activeId = menuAt ?? selected ?? pointed;
  const active = rows.find(row => row.id === activeId && !gone.has(row.id));
  useMessageKeys(active, keys);
  const onMenu = useCallback(
    (id: string, open: boolean) => {
      setMenuAt(open ? id : undefined);
      hold('menu', open);
    },
    [hold],
  );
  const onLeave = useCallback(() => select(undefined), [select]);

  const controls = { hold, onPoint: setPointed, onLeave, onHand, onScroll };
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <Feed ref={feed} height={height} {...controls}>
        {virtual.getVirtualItems().map(({ key, index, start }) => {
          const message = rows[index];
          if (!message) return null;
          return (
            <FeedRow
              key={key}
              index={index}
              count={rows.length}
              start={start}
              message={message}
              gone={gone.has(message.id)}
              muted={muted.has(message.personId)}
              active={message.id === activeId}
              selected={message.id === selected}
              showTime={showTime}
              measure={virtual.measureElement}
              onMenu={onMenu}
              onPerson={onPerson}
            />
          );
        })}
      </Feed>
      {waiting > 0 ? <Waiting count={waiting} onClick={jump} /> : null}
    </div>
  );
});

function useMutedIds(): ReadonlySet<string> {
  const mutes = useMutes(MUTES_CHECK_MS);
  return useMemo(() => new Set(mutes.map(mute => mute.personId)), [mutes]);
}

/** Says how many messages wait while the list stands still, and goes to them. */
function Waiting({ count, onClick }: { count: number; onClick: () => void }) {
  const { t } = useTranslation('chat');
  return (
    <Button
      size="s"
      variant="plain"
      title={t('standing')}
      className="absolute bottom-2 left-1/2 -translate-x-1/2 rounded-full shadow-float"
      onClick={onClick}
    >
      <ArrowDown size={14} aria-hidden />
      {t('waiting', { count })}
    </Button>
  );
}
