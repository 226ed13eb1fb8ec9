import clsx from 'clsx';
import { type MouseEvent, memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundLine } from '../../../shared/chat/protocol.ts';
import { useRoom } from '../../app/room-context.tsx';
import { usePersonName } from '../../names/use-person-name.ts';
import { Badge } from '../../ui/Badge.tsx';
import { formatTimeOfDay } from '../../ui/format.ts';

/** A line that was found, with what has become of it. */
export const FoundRow = memo(function FoundRow(props: {
  line: FoundLine;
  index: number;
  count: number;
  /** Distance from the top of the list, in pixels. */
  start: number;
  chosen: boolean;
  measure: (element: Element | null) => void;
  onToggle: (id: string, withRange: boolean) => void;
  onPerson: ((personId: string) => void) | undefined;
}) {
  const { line, index, count, start, chosen, measure, onToggle, onPerson } = props;
  const { message, status } = line;
  const { t, i18n } = useTranslation('chat');
  const room = useRoom();
  const name = usePersonName()(message.name);
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => measure(element.current), [measure]);
  return (
    <li
      ref={element}
      data-index={index}
      aria-setsize={count}
      aria-posinset={index + 1}
      className={clsx('absolute inset-x-0 top-0 flex gap-2 px-3 py-1', chosen && 'bg-info-soft')}
      style={{ transform: `translateY(${start}px)` }}
    >
      <label className="-my-1 -ml-1 flex shrink-0 cursor-pointer p-1.5 pointer-coarse:-my-2 pointer-coarse:-ml-2 pointer-coarse:p-3.5">
        <input
          type="checkbox"
          aria-label={t('find.select', { name, text: message.text })}
          checked={chosen}
          onChange={({ nativeEvent }) =>
            onToggle(message.id, (nativeEvent as unknown as MouseEvent).shiftKey)
          }
          className="size-4 accent-accent-strong"
        />
      </label>
      <time className="shrink-0 text-quiet text-s leading-5">
        {formatTimeOfDay(message.at, room.now(), i18n.language)}
      </time>
      <p
        className={clsx(
          'min-w-0 flex-1 [overflow-wrap:anywhere]',
          status === 'deleted' && 'text-quiet line-through',
        )}
      >
        {onPerson ? (
          <button
            type="button"
            className="mr-1.5 rounded-s font-medium text-quiet hover:text-ink hover:underline"
            onClick={() => onPerson(message.personId)}
          >
            {name}
          </button>
        ) : null}
        {message.text}
      </p>
      {status === 'posted' ? null : (
        <Badge tone={status === 'held' ? 'attention' : 'quiet'}>{t(`find.status.${status}`)}</Badge>
      )}
    </li>
  );
});
