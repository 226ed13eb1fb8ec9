import clsx from 'clsx';
import { Users } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Phase } from '../../../shared/lifecycle/state.ts';
import { announce } from '../../ui/Announcer.tsx';
import { Tooltip } from '../../ui/overlay/Tooltip.tsx';
import { useRoomView, useShow } from '../room-context.tsx';
import { formatLongDuration, useServerNow } from '../show-clock.ts';

function LiveBadge({ since }: { since: number }) {
  const { t } = useTranslation('app');
  const now = useServerNow(since);
  return (
    <span className="inline-flex h-7 items-center gap-2 whitespace-nowrap rounded-s bg-live-strong px-2 font-semibold text-on-live text-s">
      <span aria-hidden className="size-2 rounded-full bg-on-live" />
      {t('phase.live')}
      <time className="font-medium">{formatLongDuration(now - since)}</time>
    </span>
  );
}

function PhaseBadge({ phase }: { phase: Phase }) {
  const { t } = useTranslation('app');
  if (phase.kind === 'live') return <LiveBadge since={phase.since} />;
  const text =
    phase.kind === 'ready'
      ? t('phase.ready')
      : t('phase.ended', { time: formatLongDuration(phase.at - phase.since) });
  return (
    <span className="inline-flex h-7 items-center gap-2 rounded-s bg-hover px-2 font-medium text-quiet text-s">
      <span aria-hidden className="size-2 rounded-full border-[1.5px] border-faint" />
      {text}
    </span>
  );
}

function Watching({ compact }: { compact: boolean }) {
  const { t, i18n } = useTranslation('app');
  const watching = useRoomView(view => view.live.presence.watching);
  const shown = new Intl.NumberFormat(i18n.language).format(watching);
  const text = t('watching', { count: watching, shown });
  return (
    <Tooltip text={t('watchingWhat')}>
      <span
        className={clsx(
          'inline-flex h-7 items-center gap-1.5 whitespace-nowrap text-m',
          !compact && 'min-w-16',
        )}
      >
        <Users size={14} aria-hidden className="text-faint" />
        {compact ? <span aria-hidden>{shown}</span> : null}
        <span className={compact ? 'sr-only' : undefined}>{text}</span>
      </span>
    </Tooltip>
  );
}

/** Phase of the show, time on air, and number of viewers; where it has to be compact, that number without a word. */
export function ShowStatus({ compact = false }: { compact?: boolean }) {
  const { t } = useTranslation('app');
  const phase = useShow(show => show.lifecycle.phase);
  const { kind } = phase;
  useEffect(() => announce(t(`phase.announced.${kind}`)), [kind, t]);
  return (
    <>
      <PhaseBadge phase={phase} />
      <Watching compact={compact} />
    </>
  );
}
