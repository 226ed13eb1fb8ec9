import clsx from 'clsx';
import { Check, ListOrdered, Play, ScrollText, SkipForward } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Segment } from '../../shared/runofshow/plan.ts';
import { useCommand, useShow } from '../app/room-context.tsx';
import { keysOf, useShortcut } from '../app/shortcuts/use-shortcut.ts';
import { useServerNow } from '../app/show-clock.ts';
import { setView, useView } from '../app/view-store.ts';
import { PinButton } from '../offers/PinButton.tsx';
import { useProgramFrameTime } from '../offers/use-program-frame-time.ts';
import { Button } from '../ui/Button.tsx';
import { formatDuration } from '../ui/format.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Tooltip } from '../ui/overlay/Tooltip.tsx';
import { nextSegment, plannedMs, segmentProgress } from './progress.ts';
import { openTeleprompter } from './teleprompter-store.ts';

/** The segments in one row: done, current with its time, and next. */
export function RunOfShowStrip() {
  const { t } = useTranslation('runofshow');
  const segments = useShow(show => show.runofshow.segments);
  const open = useView(view => view.drawer === 'runofshow');
  const toggle = () => setView({ drawer: open ? 'none' : 'runofshow' });
  return (
    <section aria-label={t('title')} className="panel flex h-12 min-w-0 items-center gap-2 px-2">
      <IconButton label={t('edit')} side="top" aria-expanded={open} onClick={toggle}>
        <ListOrdered size={16} />
      </IconButton>
      {segments.length === 0 ? (
        <button type="button" onClick={toggle} className="min-w-0 truncate text-left text-m text-quiet">
          {t('empty')}
        </button>
      ) : (
        <Running segments={segments} />
      )}
    </section>
  );
}

function Running({ segments }: { segments: readonly Segment[] }) {
  const { t } = useTranslation('runofshow');
  const command = useCommand();
  const next = useShow(show => nextSegment(show.runofshow));
  const now = useShow(show => show.runofshow.now?.segmentId);
  const productId = segments.find(({ id }) => id === now)?.productId;
  const programFrameTime = useProgramFrameTime();
  const goOn = () =>
    next && void command('runofshow.enter', { segmentId: next.id, frameAt: programFrameTime() });
  useShortcut('nextSegment', goOn, next !== undefined);
  useShortcut('teleprompter', openTeleprompter);
  return (
    <>
      <ol className="flex min-w-0 flex-1 items-center gap-1.5 overflow-x-auto [scrollbar-width:none]">
        {segments.map(segment => (
          <Chip key={segment.id} segment={segment} />
        ))}
      </ol>
      {productId ? <PinButton productId={productId} side="top" /> : null}
      <IconButton
        label={t('teleprompter.open')}
        keys={keysOf('teleprompter')}
        side="top"
        onClick={openTeleprompter}
      >
        <ScrollText size={16} />
      </IconButton>
      <Tooltip
        text={next ? t('nextWhat', { title: next.title }) : t('last')}
        keys={keysOf('nextSegment')}
        side="top"
      >
        <span>
          <Button disabled={!next} onClick={goOn}>
            <SkipForward size={16} /> {t('next')}
          </Button>
        </span>
      </Tooltip>
    </>
  );
}

/** A segment. Only the current one re-renders each second. */
function Chip({ segment }: { segment: Segment }) {
  const { t } = useTranslation('runofshow');
  const command = useCommand();
  const programFrameTime = useProgramFrameTime();
  const isOn = useShow(show => show.runofshow.now?.segmentId === segment.id);
  const isDone = useShow(show => !isOn && (show.runofshow.spent[segment.id] ?? 0) > 0);
  const chip = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isOn) chip.current?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [isOn]);
  return (
    <li ref={chip} className="shrink-0">
      <button
        type="button"
        aria-current={isOn ? 'step' : undefined}
        aria-label={isOn ? t('isOn', { title: segment.title }) : t('goTo', { title: segment.title })}
        onClick={() =>
          !isOn && void command('runofshow.enter', { segmentId: segment.id, frameAt: programFrameTime() })
        }
        className={clsx(
          'flex h-8 items-center gap-1.5 rounded-s border px-2 text-m',
          isOn
            ? 'max-w-80 border-accent bg-info-soft'
            : 'max-w-48 border-line bg-raised hover:border-line-strong',
          isDone && 'text-quiet',
        )}
      >
        {isOn ? <Play size={14} className="shrink-0 text-accent" aria-hidden="true" /> : null}
        {isDone ? <Check size={14} className="shrink-0 text-money" aria-hidden="true" /> : null}
        <span className="min-w-0 truncate">{segment.title}</span>
        {isOn ? (
          <RunningClock segment={segment} />
        ) : (
          <span className="text-quiet text-s">{formatDuration(plannedMs(segment))}</span>
        )}
      </button>
    </li>
  );
}

function RunningClock({ segment }: { segment: Segment }) {
  const { t } = useTranslation('runofshow');
  const plan = useShow(show => show.runofshow);
  const now = useServerNow(plan.now?.since ?? 0);
  const { spent, over } = segmentProgress(plan, segment, now);
  return (
    <span className="flex shrink-0 items-center gap-1.5 text-s tabular-nums">
      <span className="text-quiet">
        {formatDuration(spent)} / {formatDuration(plannedMs(segment))}
      </span>
      {over >= 1000 ? (
        <span className="rounded-s bg-attention-soft px-1 font-semibold text-attention">
          {t('over', { time: formatDuration(over) })}
        </span>
      ) : null}
    </span>
  );
}
