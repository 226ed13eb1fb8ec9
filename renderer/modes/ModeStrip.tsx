import clsx from 'clsx';
import { ChevronDown, SlidersHorizontal, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Mode, type ModeKind, modesAt } from '../../shared/modes/mode.ts';
import { useRoom, useShow } from '../app/room-context.tsx';
import { useGranted } from '../permissions/use-granted.ts';
import { Button } from '../ui/Button.tsx';
import { Popover } from '../ui/overlay/Popover.tsx';
import { SideScroll } from '../ui/SideScroll.tsx';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';
import { formatSetting } from './format.ts';
import { ModePanel } from './ModePanel.tsx';
import { SetBy } from './SetBy.tsx';
import { ShieldButton } from './ShieldButton.tsx';

/** The strip above the chat: which modes are on, who set them and when, and the way to all of them and to shield mode. */
export function ModeStrip() {
  const { t } = useTranslation('modes');
  const room = useRoom();
  const modes = modesAt(
    useShow(show => show.modes.on),
    room.now(),
  );
  const isGranted = useGranted('modes');
  return (
    <section
      aria-label={t('title')}
      className="flex min-h-10 shrink-0 items-center gap-1 border-line border-b px-2 py-1"
    >
      {isGranted ? <AllModes count={modes.length} /> : null}
      <div className="min-w-0 flex-1">
        {modes.length > 0 ? (
          <SideScroll label={t('on')}>
            <ul aria-label={t('on')} className="flex w-max gap-1">
              {modes.map(([kind, mode]) => (
                <Chip key={kind} kind={kind} mode={mode} canTurnOff={isGranted} />
              ))}
            </ul>
          </SideScroll>
        ) : (
          <p className="truncate text-faint text-s">{t('none')}</p>
        )}
      </div>
      {isGranted ? <ShieldButton /> : null}
    </section>
  );
}

/** The button that opens all modes. */
function AllModes({ count }: { count: number }) {
  const { t } = useTranslation('modes');
  return (
    <Popover
      title={t('title')}
      align="start"
      className="max-h-(--available-height) w-[min(420px,calc(100vw-24px))] overflow-y-auto"
      trigger={
        <Button size="s" variant="ghost">
          <SlidersHorizontal size={14} aria-hidden />
          {t('button')}
          {count > 0 ? <span className="text-faint">{count}</span> : null}
          <ChevronDown size={14} aria-hidden />
        </Button>
      }
    >
      <ModePanel />
    </Popover>
  );
}

/** A mode that is on, with a button that turns it off. */
function Chip({ kind, mode, canTurnOff }: { kind: ModeKind; mode: Mode; canTurnOff: boolean }) {
  const { t } = useTranslation('modes');
  const command = useUndoableCommand();
  const name = formatSetting(t, { kind, amount: mode.amount });
  return (
    <li className="flex items-center rounded-s bg-attention-soft text-s">
      <span className="whitespace-nowrap py-1 pl-2 font-medium text-attention">{name}</span>
      <SetBy mode={mode} className={clsx('whitespace-nowrap pl-1.5 text-quiet', !canTurnOff && 'pr-2')} />
      {canTurnOff ? (
        <button
          type="button"
          aria-label={t('turnOff', { mode: name })}
          className="flex size-7 shrink-0 items-center justify-center rounded-s text-quiet hover:text-ink pointer-coarse:size-10"
          onClick={() => void command('mode.unset', { kind })}
        >
          <X size={12} />
        </button>
      ) : null}
    </li>
  );
}
