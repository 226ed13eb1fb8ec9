import { memo, useEffect, useLayoutEffect, useRef } from 'react';
import { useYou } from '../app/room-context.tsx';
import { PrivateActions } from '../privatereply/PrivateActions.tsx';
import { MessageActions } from './MessageActions.tsx';
import { MessageRow, type MessageRowProps } from './MessageRow.tsx';

interface FeedRowProps extends Omit<MessageRowProps, 'actions'> {
  index: number;
  count: number;
  /** Distance from the top of the list, in pixels. */
  start: number;
  selected: boolean;
  measure: (element: Element | null) => void;
  onMenu: (messageId: string, open: boolean) => void;
}

/** A row of the virtual list; gets the focus when it is selected by keyboard. */
export const FeedRow = memo(function FeedRow(props: FeedRowProps) {
  const { index, count, start, selected, measure, onMenu, ...row } = props;
  const { message, deleted, active, held, onPerson } = row;
  const you = useYou();
  const element = useRef<HTMLElement>(null);
  // Before it is painted: a row that got its height later would move those beside it once they are in sight.
  useLayoutEffect(() => measure(element.current), [measure]);
  useEffect(() => {
    if (selected) element.current?.focus({ preventScroll: true });
  }, [selected]);
  return (
    <article
      ref={element}
      data-index={index}
      data-id={message.id}
      tabIndex={selected ? 0 : -1}
      aria-setsize={count}
      aria-posinset={index + 1}
      className="absolute inset-x-0 top-0 outline-offset-[-2px]"
      style={{ transform: `translateY(${start}px)` }}
    >
      <MessageRow
        {...row}
        actions={
          !active || deleted ? null : message.privateTo === undefined ? (
            <MessageActions
              message={message}
              you={you}
              held={held}
              onMenu={open => onMenu(message.id, open)}
              onPerson={onPerson}
            />
          ) : (
            <PrivateActions replyId={message.id} personId={message.privateTo} />
          )
        }
      />
    </article>
  );
});
