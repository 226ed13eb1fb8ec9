import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ChatMessage } from '../../shared/show-state.ts';
import { type Reading, readingOf } from './reading.ts';

/** Why a list stands still. */
export type Hold = 'pointer' | 'focus' | 'menu' | 'scrolled';

interface Still {
  readonly holds: ReadonlySet<Hold>;
  readonly messages: readonly ChatMessage[] | undefined;
}

const FLOWING: Still = { holds: new Set(), messages: undefined };

export interface LiveReading extends Reading {
  readonly standing: boolean;
  hold(why: Hold, on: boolean): void;
  /** Takes in what waits, without letting go where the pointer still rests on the list. */
  catchUp(): void;
}

/** Lets a live list stand still for as long as anybody points at it, works in it or reads further up. */
export function useReading(live: readonly ChatMessage[]): LiveReading {
  const [still, setStill] = useState(FLOWING);
  const newest = useRef(live);
  useLayoutEffect(() => {
    newest.current = live;
  }, [live]);

  const hold = useCallback(
    (why: Hold, on: boolean) =>
      setStill(now => {
        if (now.holds.has(why) === on) return now;
        const holds = new Set(now.holds);
        if (on) holds.add(why);
        else holds.delete(why);
        return holds.size === 0 ? FLOWING : { holds, messages: now.messages ?? newest.current };
      }),
    [],
  );

  const catchUp = useCallback(
    () =>
      setStill(now => {
        const holds = new Set(now.holds);
        holds.delete('scrolled');
        return holds.size === 0 ? FLOWING : { holds, messages: newest.current };
      }),
    [],
  );

  return useMemo(
    () => ({
      ...readingOf(still.messages, live),
      standing: still.messages !== undefined,
      hold,
      catchUp,
    }),
    [still.messages, live, hold, catchUp],
  );
}
