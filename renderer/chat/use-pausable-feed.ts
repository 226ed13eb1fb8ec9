import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ChatMessage } from '../../shared/chat/message.ts';
import { type FeedView, feedView } from './paused-feed.ts';

/** Why a feed is paused. */
export type PauseReason = 'pointer' | 'focus' | 'menu' | 'scrolled';

interface PauseState {
  readonly reasons: ReadonlySet<PauseReason>;
  readonly messages: readonly ChatMessage[] | undefined;
}

const RUNNING: PauseState = { reasons: new Set(), messages: undefined };

export interface PausableFeed extends FeedView {
  readonly isPaused: boolean;
  setPaused(reason: PauseReason, on: boolean): void;
  /** Shows the messages that wait; the feed stays paused while there is a reason other than scrolling. */
  showNewest(): void;
}

/** A feed that is paused while the pointer or the focus is in it, a menu is open, or it is scrolled up. */
export function usePausableFeed(live: readonly ChatMessage[]): PausableFeed {
  const [pause, setPause] = useState(RUNNING);
  const newest = useRef(live);
  useLayoutEffect(() => {
    newest.current = live;
  }, [live]);

  const setPaused = useCallback(
    (reason: PauseReason, on: boolean) =>
      setPause(now => {
        if (now.reasons.has(reason) === on) return now;
        const reasons = new Set(now.reasons);
        if (on) reasons.add(reason);
        else reasons.delete(reason);
        return reasons.size === 0 ? RUNNING : { reasons, messages: now.messages ?? newest.current };
      }),
    [],
  );

  const showNewest = useCallback(
    () =>
      setPause(now => {
        const reasons = new Set(now.reasons);
        reasons.delete('scrolled');
        return reasons.size === 0 ? RUNNING : { reasons, messages: newest.current };
      }),
    [],
  );

  return useMemo(
    () => ({
      ...feedView(pause.messages, live),
      isPaused: pause.messages !== undefined,
      setPaused,
      showNewest,
    }),
    [pause.messages, live, setPaused, showNewest],
  );
}
