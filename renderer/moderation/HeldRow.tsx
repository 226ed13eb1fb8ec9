import clsx from 'clsx';
import { Check, Trash2 } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, memo, useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { WithheldMessage } from '../../shared/chat/message.ts';
import { keysOf } from '../app/shortcuts/use-shortcut.ts';
import { useNow } from '../app/use-now.ts';
import { OnIt } from '../handling/OnIt.tsx';
import { useMessageHandler } from '../handling/use-handling.ts';
import { usePersonName } from '../names/use-person-name.ts';
import { LackingNote } from '../permissions/LackingNote.tsx';
import { useGranted } from '../permissions/use-granted.ts';
import { PersonMenu } from '../sanctions/PersonMenu.tsx';
import { Button } from '../ui/Button.tsx';
import { formatRelativeTime } from '../ui/format.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { HeldReasons } from './HeldReasons.tsx';
import { LineMarks } from './LineMarks.tsx';
import { MarkedText } from './MarkedText.tsx';
import type { Decision } from './use-decisions.ts';

const AGE_CHECK_MS = 15_000;

type Message = WithheldMessage['message'];

export interface HeldRowActions {
  onSelect(id: string): void;
  /** Selected with others, or not any more; `withRange` for all rows up to this one. */
  onToggle(id: string, withRange: boolean): void;
  onDecide(message: Message, decision: Decision): void;
  onMenu(id: string, open: boolean): void;
  onPerson: ((personId: string) => void) | undefined;
}

interface HeldRowProps extends HeldRowActions {
  entry: WithheldMessage;
  index: number;
  count: number;
  /** Distance from the top of the list, in pixels. */
  start: number;
  /** True if it was decided meanwhile; the row stays until the pointer leaves the queue. */
  decided: boolean;
  /** True if the shortcuts act on this row. */
  current: boolean;
  focused: boolean;
  /** True if it is to be decided with others. */
  chosen: boolean;
  /** True where Space selects the row, as it does nothing else. */
  takesSpace: boolean;
  measure: (element: Element | null) => void;
}

/** A held message with the reason, and buttons to decide it. */
export const HeldRow = memo(function HeldRow(props: HeldRowProps) {
  const { entry, index, count, start, decided, current, focused, chosen, takesSpace, measure } = props;
  const { onSelect, onToggle, onDecide, onMenu, onPerson } = props;
  const { id } = entry.message;
  const element = useRef<HTMLLIElement>(null);
  // Before it is painted: a row that got its height later would move those beside it once they are in sight.
  useLayoutEffect(() => measure(element.current), [measure]);
  useEffect(() => {
    if (focused) element.current?.focus({ preventScroll: true });
  }, [focused]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== ' ' || !takesSpace || event.target !== element.current) return;
    event.preventDefault();
    onToggle(id, event.shiftKey);
  };
  const onClick = (event: MouseEvent) => {
    if (event.shiftKey && !(event.target as Element).closest('button, input')) onToggle(id, true);
  };
  return (
    <li
      ref={element}
      data-index={index}
      data-id={id}
      tabIndex={current ? 0 : -1}
      aria-current={current}
      aria-setsize={count}
      aria-posinset={index + 1}
      className={clsx(
        'absolute inset-x-0 top-0 flex flex-col gap-1 border-line border-b border-l-2 px-3 py-2 outline-offset-[-2px]',
        current ? 'border-l-accent' : 'border-l-transparent',
        chosen ? 'bg-info-soft' : current && 'bg-raised',
        decided && 'opacity-45',
      )}
      style={{ transform: `translateY(${start}px)` }}
      onFocus={() => onSelect(id)}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <Content {...{ entry, chosen, decided, onToggle, onDecide, onMenu, onPerson }} />
    </li>
  );
});

/** What stands in the row: the same while rows come and go around it, which in a raid they do all the time. */
const Content = memo(function Content(
  props: Pick<HeldRowProps, 'entry' | 'chosen' | 'decided'> & Omit<HeldRowActions, 'onSelect'>,
) {
  const { entry, chosen, decided, onToggle, onDecide, onMenu, onPerson } = props;
  const { message, reasons } = entry;
  return (
    <>
      <Author message={message} chosen={chosen} onToggle={onToggle} onPerson={onPerson} />
      <p className="[overflow-wrap:anywhere]">
        <MarkedText text={message.text} reasons={reasons} />
      </p>
      <HeldReasons reasons={reasons} />
      <Decisions message={message} decided={decided} onDecide={onDecide} onMenu={onMenu} />
    </>
  );
});

function Author(props: {
  message: Message;
  chosen: boolean;
  onToggle: HeldRowActions['onToggle'];
  onPerson: HeldRowActions['onPerson'];
}) {
  const { message, chosen, onToggle, onPerson } = props;
  const { t, i18n } = useTranslation('moderation');
  const name = usePersonName()(message.name);
  const now = useNow(AGE_CHECK_MS);
  const handler = useMessageHandler(message.id);
  return (
    <div className="flex items-baseline gap-2">
      <label className="-my-1 -ml-1 flex shrink-0 cursor-pointer self-center p-1 pointer-coarse:-my-3 pointer-coarse:-ml-3 pointer-coarse:p-3.5">
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={t('held.select', { name })}
          checked={chosen}
          onChange={event => onToggle(message.id, (event.nativeEvent as globalThis.MouseEvent).shiftKey)}
          className="size-4 accent-accent-strong"
        />
      </label>
      {onPerson ? (
        <button
          type="button"
          className="min-w-0 truncate rounded-s font-medium hover:underline"
          onClick={() => onPerson(message.personId)}
        >
          {name}
        </button>
      ) : (
        <span className="min-w-0 truncate font-medium">{name}</span>
      )}
      <span className="min-w-0 flex-1 truncate text-quiet text-s">
        {formatRelativeTime(message.at, now, i18n.language)}
      </span>
      <LineMarks message={message} />
      <OnIt name={handler} />
    </div>
  );
}

function Decisions(props: {
  message: Message;
  decided: boolean;
  onDecide: HeldRowActions['onDecide'];
  onMenu: HeldRowActions['onMenu'];
}) {
  const { message, decided, onDecide, onMenu } = props;
  const { t } = useTranslation('moderation');
  const name = usePersonName()(message.name);
  const mayDelete = useGranted('delete');
  return (
    <div className="mt-1 flex flex-wrap items-center gap-2">
      {mayDelete ? (
        <>
          <Button size="s" disabled={decided} onClick={() => onDecide(message, 'approve')}>
            <Check size={14} aria-hidden />
            {t('held.approve')}
            <Kbd keys={keysOf('approve')} />
          </Button>
          <Button size="s" disabled={decided} onClick={() => onDecide(message, 'delete')}>
            <Trash2 size={14} aria-hidden />
            {t('held.delete')}
            <Kbd keys={keysOf('delete')} />
          </Button>
        </>
      ) : (
        <LackingNote permission="delete" />
      )}
      <PersonMenu personId={message.personId} name={name} onOpenChange={open => onMenu(message.id, open)} />
    </div>
  );
}
