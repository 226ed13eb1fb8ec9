import { type ReactNode, type RefObject, useCallback } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { PausableFeed } from './use-pausable-feed.ts';
import type { PressGuard } from './use-press-guard.ts';

/** Id of the row that contains an event's target. */
const rowIdAt = (target: EventTarget): string | undefined =>
  target instanceof Element ? target.closest<HTMLElement>('[data-id]')?.dataset.id : undefined;

/** The scroll container of the chat; reports pointer, scrolling by the user and focus. */
export function Feed(props: {
  ref: RefObject<HTMLDivElement | null>;
  /** Height of all rows together, in pixels. */
  height: number;
  guard: PressGuard['handlers'];
  setPaused: PausableFeed['setPaused'];
  onPoint: (rowId: string | undefined) => void;
  onLeave: () => void;
  onUserScroll: () => void;
  onScroll: () => void;
  children: ReactNode;
}) {
  const { ref, height, guard, setPaused, onPoint, onLeave, onUserScroll, onScroll, children } = props;
  const { t } = useTranslation('chat');
  const onPointerLeave = useCallback(() => {
    guard.onPointerLeave();
    setPaused('pointer', false);
    flushSync(() => onPoint(undefined));
  }, [guard, setPaused, onPoint]);
  return (
    <div
      ref={ref}
      role="feed"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll container must be reachable by keyboard.
      tabIndex={0}
      aria-label={t('list')}
      className="flex min-h-0 flex-1 flex-col overflow-y-auto overscroll-contain [contain:strict] outline-offset-[-2px]"
      {...guard}
      onPointerEnter={event => event.pointerType === 'mouse' && setPaused('pointer', true)}
      onPointerLeave={onPointerLeave}
      onPointerOver={event => {
        // A row's open menu is its child in React, but in a portal elsewhere in the DOM.
        if (!event.currentTarget.contains(event.target as Node)) return;
        const rowId = rowIdAt(event.target);
        // At once, as a key that follows on a busy page would else act on the row that was pointed at before, or be lost.
        flushSync(() => onPoint(rowId));
      }}
      onWheel={onUserScroll}
      onTouchMove={onUserScroll}
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
