import { useCallback, useEffect, useRef, useState } from 'react';
import type { QueryData, QueryName, QueryResult } from '../../shared/show/protocol.ts';
import { useRoom } from '../app/room-context.tsx';

/** An answer of the server: on its way, had, or failed. */
export type Answer<T> = { readonly kind: 'waiting' | 'failed' } | { readonly kind: 'had'; readonly data: T };

/** How long it waits before it asks again, so that a burst of changes is one question. */
const PAUSE_MS = 500;

/**
 * Asks the server when it is first shown, and again whenever `of` is another; the answer of before stays until then.
 * @returns the answer, and what asks once more
 */
export function useAnswer<N extends QueryName>(
  name: N,
  data: QueryData<N>,
  of: unknown = undefined,
): readonly [Answer<QueryResult<N>>, () => void] {
  const room = useRoom();
  const [answer, setAnswer] = useState<Answer<QueryResult<N>>>({ kind: 'waiting' });
  const [tries, setTries] = useState(0);
  const isAsked = useRef(false);
  const key = JSON.stringify(data);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks anew for these, though it does not read them.
  useEffect(() => {
    let isCurrent = true;
    const ask = () =>
      room
        .send(name, JSON.parse(key))
        .then(had => isCurrent && setAnswer({ kind: 'had', data: had as QueryResult<N> }))
        .catch(() => isCurrent && setAnswer(known => (known.kind === 'had' ? known : { kind: 'failed' })));
    const timer = setTimeout(ask, isAsked.current ? PAUSE_MS : 0);
    isAsked.current = true;
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [room, name, key, of, tries]);
  const again = useCallback(() => {
    setAnswer({ kind: 'waiting' });
    setTries(count => count + 1);
  }, []);
  return [answer, again];
}
