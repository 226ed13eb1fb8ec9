import clsx from 'clsx';
import { useTranslation } from 'react-i18next';
import type { RunningDeal } from '../../../shared/deals/deal.ts';
import { useServerNow } from '../../app/show-clock.ts';
import { formatCountdown } from '../../ui/format.ts';

/** The time that a deal still has, or still needs to open; it never starts again. */
export function DealClock({ deal, large = false }: { deal: RunningDeal; large?: boolean }) {
  const { t } = useTranslation('deals');
  const { opensAt, endsAt } = deal.stage;
  const now = useServerNow(endsAt);
  const isOpen = now >= opensAt;
  const left = formatCountdown((isOpen ? endsAt : opensAt) - now);
  return (
    <span
      role="timer"
      className={clsx('whitespace-nowrap font-semibold tabular-nums', large ? 'text-xl' : 'text-m')}
      aria-label={t(isOpen ? 'clock.left' : 'clock.opens', { time: left })}
    >
      <span className={isOpen ? undefined : 'text-attention'}>{left}</span>
    </span>
  );
}
