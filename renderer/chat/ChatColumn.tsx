import { useEffect, useMemo, useState } from 'react';
import { useRoomView } from '../app/room-context.tsx';
import { NothingHeld } from '../moderation/NothingHeld.tsx';
import { ChatEmpty } from './ChatEmpty.tsx';
import { FeedFilters } from './filters/FeedFilters.tsx';
import { isShownBy, NO_FILTER } from './filters/feed-filter.ts';
import { SearchResults } from './find/SearchResults.tsx';
import { MessageList } from './MessageList.tsx';

const EMPTY = <ChatEmpty />;
const NOTHING_HELD = <NothingHeld />;
/** A search begins when its writer pauses. */
const PAUSE_MS = 300;

/** The chat of a moderator: the feed with its filters above, or what was found in the whole show. */
export function ChatColumn(props: {
  /** True if the message shortcuts act on the feed. */
  keys: boolean;
  /** The person whose card is open. */
  person: string | undefined;
  onPerson: (personId: string) => void;
}) {
  const { keys, person, onPerson } = props;
  const [filter, setFilter] = useState(NO_FILTER);
  const [text, setText] = useState('');
  const wanted = useSettled(text.trim());
  const mentions = useRoomView(({ live }) => live.pulse.mentions);
  const { personId } = filter;
  const isShown = useMemo(() => isShownBy(filter, mentions), [filter, mentions]);
  return (
    <>
      <FeedFilters filter={filter} person={person} text={text} onChange={setFilter} onText={setText} />
      {wanted === '' ? (
        <MessageList
          key={filter.held ? 'held' : 'posted'}
          keys={keys}
          showTime
          held={filter.held}
          isShown={isShown}
          onShowAll={() => setFilter(NO_FILTER)}
          onPerson={onPerson}
          empty={filter.held ? NOTHING_HELD : EMPTY}
        />
      ) : (
        <SearchResults
          key={`${personId} ${wanted}`}
          wanted={{ text: wanted, ...(personId === undefined ? {} : { personId }) }}
          onPerson={onPerson}
        />
      )}
    </>
  );
}

/** A text once it has stayed the same for a moment; an empty one is at once. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), text === '' ? 0 : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
