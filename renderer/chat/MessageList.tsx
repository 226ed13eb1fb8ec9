import { ArrowDown } from 'lucide-react';
import { memo, type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WithheldMessage } from '../../shared/chat/message.ts';
import { type ShownLine, withPrivateReplies } from '../../shared/privatereply/lines.ts';
import { useShow } from '../app/room-context.tsx';
import { useMutes } from '../moderation/use-mutes.ts';
import { Button } from '../ui/Button.tsx';
import { useThrottled } from '../ui/hooks/use-throttled.ts';
import { isMovedAtEnd } from './aim.ts';
import { Feed } from './Feed.tsx';
import { FeedRow } from './FeedRow.tsx';
import type { IsShown } from './filters/feed-filter.ts';
import { useMessageKeys } from './use-message-keys.ts';
import { usePausableFeed } from './use-pausable-feed.ts';
import { usePressGuard } from './use-press-guard.ts';
import { useRowKeys } from './use-row-keys.ts';
import { useStickToEnd } from './use-stick-to-end.ts';

const MUTES_CHECK_MS = 5000;
/** Interval of updates when many messages arrive. */
const INTERVAL_MS = 200;

interface MessageListProps {
  /** True if the message shortcuts act on this list. */
  keys: boolean;
  showTime?: boolean;
  onPerson?: (personId: string) => void;
  /** True where it has the messages that wait for approval in place of those that were posted. */
  held?: boolean;
  /** Which messages are shown; all where absent. */
  isShown?: IsShown | undefined;
  /** Takes the filters away that `isShown` comes from. */
  onShowAll?: (() => void) | undefined;
  empty: ReactNode;
}

/**
 * The chat feed. It is paused under the pointer and during keyboard selection, and shows the number of new messages, so
 * that no row moves under a click.
 */
export function MessageList(props: MessageListProps) {
  const { held = false } = props;
  const messages = useThrottled(useLines(held), INTERVAL_MS);
  return messages.length === 0 ? props.empty : <Rows {...props} messages={messages} />;
}

const NONE_HELD: readonly WithheldMessage[] = [];

/** The lines of the feed: those that were posted with what was answered privately, or those that wait for approval. */
function useLines(held: boolean): readonly ShownLine[] {
  const chat = useShow(show => show.chat.messages);
  const withheld = useShow(show => (held ? show.chat.withheld : NONE_HELD));
  const replies = useShow(show => show.privatereply.byPerson);
  return useMemo(
    () =>
      held
        ? withheld.flatMap(({ state, message }) => (state === 'held' ? message : []))
        : withPrivateReplies(chat, Object.values(replies).flat()),
    [chat, withheld, replies, held],
  );
}

const Rows = memo(function Rows(props: MessageListProps & { messages: readonly ShownLine[] }) {
  const { messages, keys, showTime = false, held = false, onPerson, isShown, onShowAll } = props;
  const feedState = usePausableFeed(messages, isShown);
  const { rows, deleted, setPaused, waiting } = feedState;
  const { feed, virtual, height, onUserScroll, onScroll, jump } = useStickToEnd(feedState);
  const muted = useMutedIds();
  const [pointed, setPointed] = useState<string>();
  const [menuAt, setMenuAt] = useState<string>();

  const ids = useMemo(() => rows.map(row => row.id), [rows]);
  const onSelect = useCallback((id: string | undefined) => setPaused('focus', id !== undefined), [setPaused]);
  const { selected, select } = useRowKeys(ids, { enabled: keys, from: 'last', onSelect });
  useEffect(() => {
    if (selected !== undefined) virtual.scrollToIndex(ids.indexOf(selected), { align: 'auto' });
  }, [virtual, ids, selected]);

  const activeId = menuAt ?? selected ?? pointed;
  const active = rows.find(row => row.id === activeId && !deleted.has(row.id));
  const guard = usePressGuard(ids, isMovedAtEnd);
  const isPointed = menuAt === undefined && selected === undefined;
  useMessageKeys(active, { enabled: keys, held, isSettled: () => !isPointed || guard.isSettled() });
  const onMenu = useCallback(
    (id: string, open: boolean) => {
      setMenuAt(open ? id : undefined);
      setPaused('menu', open);
    },
    [setPaused],
  );
  const onLeave = useCallback(() => select(undefined), [select]);
  const onQuote = useCallback(
    (id: string) => {
      if (ids.includes(id)) select(id);
    },
    [ids, select],
  );

  const controls = { guard: guard.handlers, setPaused, onPoint: setPointed, onLeave, onUserScroll, onScroll };
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
              deleted={deleted.has(message.id)}
              muted={muted.has(message.personId)}
              active={message.id === activeId}
              selected={message.id === selected}
              showTime={showTime}
              held={held}
              measure={virtual.measureElement}
              onMenu={onMenu}
              onPerson={onPerson}
              onQuote={onQuote}
            />
          );
        })}
      </Feed>
      {rows.length === 0 ? <NoneShown onShowAll={onShowAll} /> : null}
      {waiting > 0 ? <Waiting count={waiting} onClick={jump} /> : null}
    </div>
  );
});

function useMutedIds(): ReadonlySet<string> {
  const mutes = useMutes(MUTES_CHECK_MS);
  return useMemo(() => new Set(mutes.map(mute => mute.personId)), [mutes]);
}

/** Stands in the feed where its filters leave nothing of it. */
function NoneShown({ onShowAll }: Pick<MessageListProps, 'onShowAll'>) {
  const { t } = useTranslation('chat');
  return (
    <div className="absolute inset-x-4 top-4 flex flex-col items-center gap-2 text-center text-quiet">
      <p>{t('filter.none')}</p>
      {onShowAll ? (
        <Button size="s" onClick={onShowAll}>
          {t('filter.showAll')}
        </Button>
      ) : null}
    </div>
  );
}

/** The number of new messages while the feed is paused; a click scrolls to them. */
function Waiting({ count, onClick }: { count: number; onClick: () => void }) {
  const { t } = useTranslation('chat');
  return (
    <Button
      size="s"
      variant="plain"
      title={t('paused')}
      className="absolute bottom-2 left-1/2 -translate-x-1/2 rounded-full shadow-float"
      onClick={onClick}
    >
      <ArrowDown size={14} aria-hidden />
      {t('waiting', { count })}
    </Button>
  );
}
