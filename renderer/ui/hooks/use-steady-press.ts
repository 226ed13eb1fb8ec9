import { type MouseEvent, type PointerEvent, useRef } from 'react';

/** How far the pointer may go while it is down, in pixels; farther takes the press back. */
const SLOP_PX = 24;

interface SteadyPress {
  onPointerDown(event: PointerEvent<HTMLElement>): void;
  onClick(event: MouseEvent<HTMLElement>): void;
}

/**
 * Handlers of a button whose press counts although the button moves away from under the pointer before it is released,
 * as when something else on the page changes its height just then.
 */
export function useSteadyPress(onPress: () => void): SteadyPress {
  const start = useRef<{ x: number; y: number } | undefined>(undefined);
  return {
    onPointerDown: ({ button, clientX: x, clientY: y, currentTarget, pointerId }) => {
      if (button !== 0) return;
      start.current = { x, y };
      // With it the release, and the click that follows, belong to the button wherever it is by then.
      currentTarget.setPointerCapture(pointerId);
    },
    onClick: ({ clientX, clientY, detail }) => {
      const { current: from } = start;
      start.current = undefined;
      const isByPointer = detail > 0 && from !== undefined;
      if (isByPointer && Math.hypot(clientX - from.x, clientY - from.y) > SLOP_PX) return;
      onPress();
    },
  };
}
