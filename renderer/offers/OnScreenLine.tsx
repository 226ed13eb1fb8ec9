import { Eye } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isRunning } from '../../shared/deals/deal.ts';
import type { Impression, Pin } from '../../shared/offers/pin.ts';
import { useRoomView, useShow } from '../app/room-context.tsx';
import { useServerNow } from '../app/show-clock.ts';
import { formatCountdown, formatDuration } from '../ui/format.ts';

/** The impressions of a pin; undefined while there are no viewers. */
function useImpression(pin: Pin): Impression | undefined {
  const impression = useRoomView(view => view.live.offers.impressions.find(each => each.pinId === pin.id));
  return impression && impression.of > 0 ? impression : undefined;
}

/** Impressions of a pin. */
export function OnScreenLine({ pin }: { pin: Pin }) {
  const { t, i18n } = useTranslation('offers');
  const impression = useImpression(pin);
  if (!impression) return <span className="truncate">{t('onScreenNow')}</span>;
  const seconds = new Intl.NumberFormat(i18n.language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(Math.max(100, impression.ms) / 1000);
  const counted = { seen: impression.seen, of: impression.of, seconds };
  return (
    <span className="flex min-w-0 items-center gap-1" title={t('seenBy', counted)}>
      <Eye size={12} aria-hidden className="shrink-0 @[19rem]/card:hidden" />
      <span aria-hidden className="truncate @[19rem]/card:hidden">
        {t('seenShort', counted)}
      </span>
      <span className="sr-only @[19rem]/card:not-sr-only @[19rem]/card:truncate">{t('seenBy', counted)}</span>
    </span>
  );
}

/** Time since a product was pinned, or until the pin or its deal ends. */
export function PinClock({ pin }: { pin: Pin }) {
  const { t } = useTranslation('offers');
  const dealEnd = useShow(show => {
    const deal = pin.dealId === undefined ? undefined : show.deals.byId[pin.dealId];
    return deal && isRunning(deal) ? deal.stage.endsAt : undefined;
  });
  const until = dealEnd ?? pin.until;
  const now = useServerNow(until ?? pin.at);
  if (until === undefined) return <span>{formatDuration(now - pin.at)}</span>;
  return <span>{t('clockLeft', { time: formatCountdown(until - now) })}</span>;
}
