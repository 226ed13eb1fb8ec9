import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { claimsOf } from '../../shared/deals/claims.ts';
import { formatMoney } from '../../shared/money.ts';
import { orderStatusOf } from '../../shared/orders/order.ts';
import { useShow } from '../app/room-context.tsx';
import { LackingNote } from '../permissions/LackingNote.tsx';
import { useGranted } from '../permissions/use-granted.ts';
import { Badge } from '../ui/Badge.tsx';
import { useThrottled } from '../ui/hooks/use-throttled.ts';
import { STATUS_TONES } from './format.ts';

/** In a rush orders change thousands of times a second; a card is read at leisure. */
const SHOW_EVERY_MS = 500;

/** What somebody has bought or is about to, for those of the crew who may see purchases. */
export function PersonPurchases({ personId }: { personId: string }) {
  const maySee = useGranted('orders');
  return maySee ? <Purchases personId={personId} /> : <LackingNote permission="orders" />;
}

function Purchases({ personId }: { personId: string }) {
  const { t, i18n } = useTranslation('orders');
  const deals = useThrottled(
    useShow(show => show.deals),
    SHOW_EVERY_MS,
  );
  const purchases = useMemo(
    () =>
      Object.values(deals.byId)
        .flatMap(({ plan: { id, title } }) =>
          claimsOf(deals.claims[id], personId).map(claim => ({ claim, title, status: orderStatusOf(claim) })),
        )
        .sort((one, other) => other.claim.at - one.claim.at),
    [deals, personId],
  );
  if (purchases.length === 0) return <p className="text-quiet text-s">{t('person.none')}</p>;
  return (
    <section className="flex flex-col gap-0.5">
      <h3 className="text-quiet text-s">{t('person.count', { count: purchases.length })}</h3>
      <ul aria-label={t('person.title')} className="flex max-h-28 flex-col gap-0.5 overflow-y-auto">
        {purchases.map(({ claim, title, status }) => (
          <li key={claim.id} className="flex items-center gap-2 text-s">
            <span className="min-w-0 flex-1 truncate" title={title}>
              {title}
            </span>
            {claim.units > 1 ? (
              <span className="shrink-0 text-quiet">{t('units', { count: claim.units })}</span>
            ) : null}
            <span className="shrink-0 tabular-nums">{formatMoney(claim.total, i18n.language)}</span>
            <Badge tone={STATUS_TONES[status]}>{t(`status.${status}`)}</Badge>
          </li>
        ))}
      </ul>
    </section>
  );
}
