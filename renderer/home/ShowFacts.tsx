import { CalendarClock, CircleDollarSign, Globe, Package, Timer, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShowSummary } from '../../shared/home/protocol.ts';
import { formatLongDuration } from '../app/show-clock.ts';
import { Badge } from '../ui/Badge.tsx';
import { formatDate, formatSums, formatUntil } from './format.ts';

function Fact({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden className="text-faint">
        {icon}
      </span>
      {children}
    </span>
  );
}

/** When a show is or was, and its figures. */
export function ShowFacts({ show, now }: { show: ShowSummary; now: number }) {
  const { t } = useTranslation('home');
  const { phase, isListed, products, peak } = show;
  return (
    <div className="flex flex-col gap-2 text-m text-quiet">
      <When show={show} now={now} />
      <p className="flex flex-wrap gap-x-4 gap-y-1">
        {phase.kind === 'ready' ? (
          <Fact icon={<Package size={14} />}>{t('fact.products', { count: products })}</Fact>
        ) : null}
        {phase.kind === 'ended' ? (
          <Fact icon={<Users size={14} />}>{t('fact.peak', { count: peak })}</Fact>
        ) : null}
        {phase.kind === 'ready' ? null : <Money show={show} />}
        {isListed ? <Fact icon={<Globe size={14} />}>{t('fact.listed')}</Fact> : null}
      </p>
    </div>
  );
}

function When({ show, now }: { show: ShowSummary; now: number }) {
  const { t, i18n } = useTranslation('home');
  const { phase, startsAt, watching } = show;
  const { language } = i18n;
  switch (phase.kind) {
    case 'live':
      if (phase.interruptedAt !== undefined)
        return (
          <p className="flex flex-wrap items-center gap-2">
            <Badge tone="attention">{t('fact.interrupted')}</Badge>
            {t('fact.interruptedAt', { time: formatDate(phase.interruptedAt, language) })}
          </p>
        );
      return (
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <Badge tone="live">{t('fact.live')}</Badge>
          <Fact icon={<Timer size={14} />}>{formatLongDuration(now - phase.since)}</Fact>
          <Fact icon={<Users size={14} />}>{t('fact.watching', { count: watching })}</Fact>
        </p>
      );
    case 'ended':
      return (
        <p className="flex flex-wrap gap-x-4 gap-y-1">
          <Fact icon={<CalendarClock size={14} />}>{formatDate(phase.since, language)}</Fact>
          <Fact icon={<Timer size={14} />}>{formatLongDuration(phase.at - phase.since)}</Fact>
        </p>
      );
    case 'ready': {
      if (startsAt === undefined) return <p>{t('fact.noDate')}</p>;
      const until = formatUntil(startsAt, now, language);
      return (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Fact icon={<CalendarClock size={14} />}>{formatDate(startsAt, language)}</Fact>
          <Badge tone={until ? 'info' : 'attention'}>{until ?? t('fact.due')}</Badge>
        </p>
      );
    }
  }
}

function Money({ show: { orders, paid } }: { show: ShowSummary }) {
  const { t, i18n } = useTranslation('home');
  return (
    <Fact icon={<CircleDollarSign size={14} />}>
      {t('fact.orders', { count: orders })}
      {paid.length > 0 ? (
        <strong className="font-semibold text-money">{formatSums(paid, i18n.language)}</strong>
      ) : null}
    </Fact>
  );
}
