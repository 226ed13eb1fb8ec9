import clsx from 'clsx';
import { useTranslation } from 'react-i18next';
import type { RunningDeal } from '../../../shared/deals/deal.ts';
import { useServerNow } from '../../app/show-clock.ts';
import { formatCountdown } from '../../ui/format.ts';

/** Remaining time of a deal, or the time until it opens. */
export function DealTimer({ deal, large = false }: { deal: RunningDeal; large?: boolean }) {
  const { t } = useTranslation('deals');
  const { opensAt, endsAt } = deal.stage;
  const now = useServerNow(endsAt);
  const isOpen = now >= opensAt;
  const left = formatCountdown((isOpen ? endsAt : opensAt) - now);
  return (
    <span
      role="timer"
      className={clsx('whitespace-nowrap font-semibold tabular-nums', large ? 'text-xl' : 'text-m')}
      aria-label={t(isOpen ? 'timer.left' : 'timer.opens', { time: left })}
    >
      <span className={isOpen ? undefined : 'text-attention'}>{left}</span>
    </span>
  );
}
