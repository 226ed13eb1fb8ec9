import { useCallback, useLayoutEffect, useRef, useState } from 'react';

interface PauseState<R, T> {
  readonly reasons: ReadonlySet<R>;
  readonly kept: T | undefined;
}

export interface Pause<R, T> {
  /** The value as it was when the pause began; undefined while there is none. */
  readonly kept: T | undefined;
  setPaused(reason: R, on: boolean): void;
  /** Keeps the newest value instead, and drops a reason. */
  renew(reason: R): void;
}

/** Keeps a value as it is while there is any reason to. */
export function usePause<R extends string, T>(live: T): Pause<R, T> {
  const [{ kept }, setPause] = useState<PauseState<R, T>>({ reasons: new Set(), kept: undefined });
  const newest = useRef(live);
  useLayoutEffect(() => {
    newest.current = live;
  }, [live]);

  const setPaused = useCallback(
    (reason: R, on: boolean) =>
      setPause(now => {
        if (now.reasons.has(reason) === on) return now;
        const reasons = new Set(now.reasons);
        if (on) reasons.add(reason);
        else reasons.delete(reason);
        return { reasons, kept: reasons.size === 0 ? undefined : (now.kept ?? newest.current) };
      }),
    [],
  );

  const renew = useCallback(
    (reason: R) =>
      setPause(now => {
        const reasons = new Set(now.reasons);
        reasons.delete(reason);
        return { reasons, kept: reasons.size === 0 ? undefined : newest.current };
      }),
    [],
  );
  return { kept, setPaused, renew };
}
