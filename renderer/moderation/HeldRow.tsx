import clsx from 'clsx';
import { Check, MicOff, Trash2 } from 'lucide-react';
import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { WithheldMessage } from '../../shared/chat/message.ts';
import { keysOf } from '../app/shortcuts/use-shortcut.ts';
import { useNow } from '../app/use-now.ts';
import { usePersonName } from '../names/use-person-name.ts';
import { LackingNote } from '../permissions/LackingNote.tsx';
import { useGranted } from '../permissions/use-granted.ts';
import { Button } from '../ui/Button.tsx';
import { formatRelativeTime } from '../ui/format.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { HeldReasons } from './HeldReasons.tsx';
import { LineMarks } from './LineMarks.tsx';
import { MarkedText } from './MarkedText.tsx';

export type Decision = 'approve' | 'delete' | 'mute';

const AGE_CHECK_MS = 15_000;

interface HeldRowProps {
  entry: WithheldMessage;
  /** True if it was decided meanwhile; the row stays until the pointer leaves the queue. */
  decided: boolean;
  /** True if the shortcuts act on this row. */
  current: boolean;
  focused: boolean;
  onSelect: (id: string) => void;
  onDecide: (entry: WithheldMessage, decision: Decision) => void;
  onPerson: ((personId: string) => void) | undefined;
}

/** A held message with the reason, and buttons to decide it. */
export const HeldRow = memo(function HeldRow(props: HeldRowProps) {
  const { entry, decided, current, focused, onSelect, onDecide, onPerson } = props;
  const { message, reasons } = entry;
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (focused) element.current?.focus({ preventScroll: true });
    if (focused) element.current?.scrollIntoView({ block: 'nearest' });
  }, [focused]);
  return (
    <li
      ref={element}
      tabIndex={current ? 0 : -1}
      aria-current={current}
      className={clsx(
        'flex flex-col gap-1 border-line border-b border-l-2 px-3 py-2 outline-offset-[-2px]',
        current ? 'border-l-accent bg-raised' : 'border-l-transparent',
        decided && 'opacity-45',
      )}
      onFocus={() => onSelect(message.id)}
    >
      <Author message={message} onPerson={onPerson} />
      <p className="[overflow-wrap:anywhere]">
        <MarkedText text={message.text} reasons={reasons} />
      </p>
      <HeldReasons reasons={reasons} />
      <DecisionButtons entry={entry} decided={decided} onDecide={onDecide} />
    </li>
  );
});

function Author({
  message,
  onPerson,
}: {
  message: WithheldMessage['message'];
  onPerson: HeldRowProps['onPerson'];
}) {
  const { i18n } = useTranslation();
  const nameOf = usePersonName();
  const now = useNow(AGE_CHECK_MS);
  return (
    <p className="flex items-baseline gap-2">
      {onPerson ? (
        <button
          type="button"
          className="min-w-0 truncate rounded-s font-medium hover:underline"
          onClick={() => onPerson(message.personId)}
        >
          {nameOf(message.name)}
        </button>
      ) : (
        <span className="min-w-0 truncate font-medium">{nameOf(message.name)}</span>
      )}
      <span className="shrink-0 text-faint text-s">{formatRelativeTime(message.at, now, i18n.language)}</span>
      <LineMarks message={message} />
    </p>
  );
}

function DecisionButtons({ entry, decided, onDecide }: Pick<HeldRowProps, 'entry' | 'decided' | 'onDecide'>) {
  const { t } = useTranslation('moderation');
  const [mayDelete, mayMute] = [useGranted('delete'), useGranted('timeout')];
  return (
    <div className="mt-1 flex items-center gap-2">
      {mayDelete ? (
        <>
          <Button size="s" disabled={decided} onClick={() => onDecide(entry, 'approve')}>
            <Check size={14} aria-hidden />
            {t('held.approve')}
            <Kbd keys={keysOf('approve')} />
          </Button>
          <Button size="s" disabled={decided} onClick={() => onDecide(entry, 'delete')}>
            <Trash2 size={14} aria-hidden />
            {t('held.delete')}
            <Kbd keys={keysOf('delete')} />
          </Button>
        </>
      ) : (
        <LackingNote permission="delete" />
      )}
      {mayMute ? (
        <IconButton
          size="s"
          disabled={decided}
          label={t('held.timeout')}
          keys={keysOf('mute')}
          onClick={() => onDecide(entry, 'mute')}
        >
          <MicOff size={14} />
        </IconButton>
      ) : null}
    </div>
  );
}
