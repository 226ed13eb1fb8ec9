import { type RefObject, useCallback, useEffect, useRef } from 'react';

/** Shorter than a person needs to read a row and press a key. */
const GUARD_MS = 600;

/**
 * Guards shortcuts that act on the selected row: just after the selection has moved automatically, because somebody else
 * decided the row, a key that was meant for the old row must not act on the new one. `isDeliberate` is set when the user
 * moves the selection. Returns a function that is true once the guard time has passed.
 */
export function useKeyGuard(rowId: string | undefined, isDeliberate: RefObject<boolean>): () => boolean {
  const movedAt = useRef(Number.NEGATIVE_INFINITY);
  const last = useRef(rowId);
  useEffect(() => {
    if (last.current === rowId) return;
    const isAutomatic = last.current !== undefined && !isDeliberate.current;
    if (isAutomatic) movedAt.current = performance.now();
    last.current = rowId;
    isDeliberate.current = false;
  }, [rowId, isDeliberate]);
  return useCallback(() => performance.now() - movedAt.current > GUARD_MS, []);
}
