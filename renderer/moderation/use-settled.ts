import { type RefObject, useCallback, useEffect, useRef } from 'react';

/** Nobody reads and presses faster than this. */
const SETTLING_MS = 600;

/**
 * Guards keys that act on a highlighted row: when the highlight has just moved by itself, because somebody else decided
 * the row, a key that was meant for the old row must not hit the new one. `onPurpose` is set by whoever moves it
 * deliberately. Returns whether the highlight has stood long enough.
 */
export function useSettled(rowId: string | undefined, onPurpose: RefObject<boolean>): () => boolean {
  const movedAt = useRef(Number.NEGATIVE_INFINITY);
  const last = useRef(rowId);
  useEffect(() => {
    if (last.current === rowId) return;
    const movedByItself = last.current !== undefined && !onPurpose.current;
    if (movedByItself) movedAt.current = performance.now();
    last.current = rowId;
    onPurpose.current = false;
  }, [rowId, onPurpose]);
  return useCallback(() => performance.now() - movedAt.current > SETTLING_MS, []);
}
