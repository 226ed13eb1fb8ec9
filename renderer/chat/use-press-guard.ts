import { type MouseEvent, type PointerEvent, type RefObject, useLayoutEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { showToast } from '../ui/overlay/toast.ts';
import { type Aim, isAimed, isMoved, NO_AIM, withMove, withPoint } from './aim.ts';

interface Press {
  readonly isAimed: boolean;
  readonly rowId: string | undefined;
}

export interface PressGuard {
  /** Set where the page's own user is about to move rows. */
  readonly isOwnMove: RefObject<boolean>;
  /** True if the row under the pointer is the one that was there when its user chose to act on it. */
  isSettled(): boolean;
  /** For the element that scrolls the rows, each of which has its id in `data-id`. */
  readonly handlers: {
    onPointerOverCapture(event: PointerEvent): void;
    onPointerMoveCapture(event: PointerEvent): void;
    onPointerDownCapture(event: PointerEvent): void;
    onPointerLeave(): void;
    onClickCapture(event: MouseEvent): void;
  };
}

const rowAt = (target: EventTarget): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-id]') : null;

/** Sees where the pointer is now and whether the list has moved under it. */
function seen(aim: Aim, { currentTarget, target, clientX: x, clientY: y }: PointerEvent): Aim {
  const row = rowAt(target);
  const { rowId: lastId } = aim.point ?? {};
  const last =
    lastId === undefined || row?.dataset.id === lastId
      ? row
      : currentTarget.querySelector(`[data-id="${CSS.escape(lastId)}"]`);
  const topOf = (element: Element | null) => element?.getBoundingClientRect().top;
  const point = { x, y, rowId: row?.dataset.id, top: topOf(row) ?? 0 };
  return withPoint(aim, point, topOf(last), performance.now());
}

/**
 * Turns down a press on a row that nobody aimed at: where the list has put another row under a pointer that held still, or
 * was in motion, just before. The press then decides nothing, and its user is told so.
 * @param moves which changes of the rows move those that were there
 */
export function usePressGuard(ids: readonly string[], moves = isMoved): PressGuard {
  const { t } = useTranslation('chat');
  const last = useRef(ids);
  const aim = useRef(NO_AIM);
  const isOwnMove = useRef(false);
  const pressed = useRef<Press>(undefined);
  useLayoutEffect(() => {
    if (moves(last.current, ids)) {
      if (!isOwnMove.current) aim.current = withMove(aim.current, performance.now());
      isOwnMove.current = false;
    }
    last.current = ids;
  }, [ids, moves]);
  return useMemo(() => {
    const onPointer = (event: PointerEvent) => {
      // A row's open menu is its child in React, but in a portal elsewhere in the DOM.
      const isInside = event.currentTarget.contains(event.target as Node);
      if (isInside && event.pointerType === 'mouse') aim.current = seen(aim.current, event);
    };
    return {
      isOwnMove,
      isSettled: () => isAimed(aim.current, performance.now(), 'mouse'),
      handlers: {
        onPointerOverCapture: onPointer,
        onPointerMoveCapture: onPointer,
        onPointerDownCapture: event => {
          onPointer(event);
          pressed.current = {
            isAimed: isAimed(aim.current, performance.now(), event.pointerType),
            rowId: rowAt(event.target)?.dataset.id,
          };
        },
        onPointerLeave: () => {
          aim.current = { ...aim.current, point: undefined };
        },
        onClickCapture: event => {
          const press = pressed.current;
          pressed.current = undefined;
          // A key and a screen reader click without a press, on what they name.
          if (!press || event.detail === 0 || !event.currentTarget.contains(event.target as Node)) return;
          if (press.isAimed && press.rowId === rowAt(event.target)?.dataset.id) return;
          event.preventDefault();
          event.stopPropagation();
          showToast(t('moved'), { id: 'moved', timeoutMs: 3000 });
        },
      },
    };
  }, [t]);
}
