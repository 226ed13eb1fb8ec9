import clsx from 'clsx';
import { useTranslation } from 'react-i18next';
import type { RunningDeal } from '../../../shared/deals/deal.ts';
import { useServerNow } from '../../app/show-clock.ts';
import { shortClock } from '../../ui/ago.ts';

const SECOND_MS = 1000;

/** The time that a deal still has, or still needs to open; it never starts again. */
export function DealClock({ deal, large = false }: { deal: RunningDeal; large?: boolean }) {
  const { t } = useTranslation('deals');
  const { opensAt, endsAt } = deal.stage;
  const now = useServerNow(endsAt);
  const isOpen = now >= opensAt;
  // Rounded up, as a clock that counts down has to be: it says zero when it is over and not a second before.
  const left = Math.ceil(Math.max(0, (isOpen ? endsAt : opensAt) - now) / SECOND_MS) * SECOND_MS;
  return (
    <span
      role="timer"
      className={clsx('whitespace-nowrap font-semibold tabular-nums', large ? 'text-xl' : 'text-m')}
      aria-label={t(isOpen ? 'clock.left' : 'clock.opens', { time: shortClock(left) })}
    >
      <span className={isOpen ? undefined : 'text-attention'}>{shortClock(left)}</span>
    </span>
  );
}
