import { type ReactNode, type RefObject, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveReading } from './use-reading.ts';

/** The row that an event inside of the list happened on. */
const rowIdAt = (target: EventTarget): string | undefined =>
  target instanceof Element ? target.closest<HTMLElement>('[data-id]')?.dataset.id : undefined;

/** The scrolling part of the chat: it tells when a hand, a pointer or the focus is on the list. */
export function Feed(props: {
  ref: RefObject<HTMLDivElement | null>;
  /** Height of all rows together, in pixels. */
  height: number;
  hold: LiveReading['hold'];
  onPoint: (rowId: string | undefined) => void;
  onLeave: () => void;
  onHand: () => void;
  onScroll: () => void;
  children: ReactNode;
}) {
  const { ref, height, hold, onPoint, onLeave, onHand, onScroll, children } = props;
  const { t } = useTranslation('chat');
  const pointerGone = useCallback(() => {
    hold('pointer', false);
    onPoint(undefined);
  }, [hold, onPoint]);
  return (
    <div
      ref={ref}
      role="feed"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      aria-label={t('list')}
      className="flex min-h-0 flex-1 flex-col overflow-y-auto overscroll-contain [contain:strict] outline-offset-[-2px]"
      onPointerEnter={event => event.pointerType === 'mouse' && hold('pointer', true)}
      onPointerLeave={pointerGone}
      onPointerOver={event => {
        // A row's open menu is its child for React, though it floats elsewhere on the page.
        if (event.currentTarget.contains(event.target as Node)) onPoint(rowIdAt(event.target));
      }}
      onWheel={onHand}
      onTouchMove={onHand}
      onScroll={onScroll}
      onKeyDown={event => event.key === 'Escape' && onLeave()}
      onBlur={event => !event.currentTarget.contains(event.relatedTarget) && onLeave()}
    >
      <div className="relative mt-auto w-full shrink-0" style={{ height }}>
        {children}
      </div>
    </div>
  );
}
