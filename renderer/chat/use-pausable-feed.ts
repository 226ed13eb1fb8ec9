import { useCallback, useMemo } from 'react';
import type { ShownLine } from '../../shared/privatereply/lines.ts';
import { type Pause, usePause } from '../ui/hooks/use-pause.ts';
import type { IsShown } from './filters/feed-filter.ts';
import { type FeedView, feedView } from './paused-feed.ts';

/** Why a feed is paused. */
export type PauseReason = 'pointer' | 'focus' | 'menu' | 'scrolled';

export interface PausableFeed extends FeedView {
  readonly isPaused: boolean;
  readonly setPaused: Pause<PauseReason, unknown>['setPaused'];
  /** Shows the messages that wait; the feed stays paused while there is a reason other than scrolling. */
  showNewest(): void;
}

/** A feed that is paused while the pointer or the focus is in it, a menu is open, or it is scrolled up. */
export function usePausableFeed(live: readonly ShownLine[], isShown?: IsShown): PausableFeed {
  // What is shown is kept too: facts by which messages are shown change by themselves, which must move no row either.
  const newest = useMemo(() => ({ messages: live, isShown }), [live, isShown]);
  const { kept, setPaused, renew } = usePause<PauseReason, typeof newest>(newest);
  const showNewest = useCallback(() => renew('scrolled'), [renew]);
  return useMemo(
    () => ({
      ...feedView(kept?.messages, live, (kept ?? newest).isShown),
      isPaused: kept !== undefined,
      setPaused,
      showNewest,
    }),
    [kept, live, newest, setPaused, showNewest],
  );
}
