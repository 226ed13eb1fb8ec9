import { type MouseEvent, type RefObject, useCallback, useLayoutEffect, useRef } from 'react';

/** Shorter than a person needs to see that a row went from under their finger. */
const GUARD_MS = 400;

export interface TapGuard {
  /** Set where the page's own user is about to move rows. */
  readonly isOwnMove: RefObject<boolean>;
  onClickCapture(event: MouseEvent): void;
}

/** True if any of the rows that were there stands elsewhere now; more at the end move none. */
export const isMoved = (before: readonly string[], after: readonly string[]): boolean =>
  before.some((id, index) => after[index] !== id);

/**
 * Turns a tap down that comes just after others have moved the rows. A mouse holds a list still by pointing at it, while a
 * finger says nothing before it touches.
 */
export function useTapGuard(ids: readonly string[]): TapGuard {
  const last = useRef(ids);
  const movedAt = useRef(Number.NEGATIVE_INFINITY);
  const isOwnMove = useRef(false);
  useLayoutEffect(() => {
    if (isMoved(last.current, ids)) {
      if (!isOwnMove.current) movedAt.current = performance.now();
      isOwnMove.current = false;
    }
    last.current = ids;
  }, [ids]);
  const onClickCapture = useCallback((event: MouseEvent) => {
    const isTap = (event.nativeEvent as unknown as PointerEvent).pointerType === 'touch';
    if (!isTap || performance.now() - movedAt.current > GUARD_MS) return;
    event.preventDefault();
    event.stopPropagation();
  }, []);
  return { isOwnMove, onClickCapture };
}
