import { ChevronRight } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Deal } from '../../shared/deals/deal.ts';
import { formatMoney } from '../../shared/money.ts';
import { ordersIn, totalsOf } from '../../shared/orders/totals.ts';
import { useRoomView, useShow, useYou } from '../app/room-context.tsx';
import { setView, useView } from '../app/view-store.ts';
import { ownDeals } from '../deals/own.ts';
import { Badge } from '../ui/Badge.tsx';
import { useFailedCount } from './use-failed-count.ts';

/** What the show has brought so far, as one quiet line that opens the orders. Nothing before the first deal runs. */
export function ShowTotals() {
  const { t } = useTranslation('orders');
  const byId = useShow(show => show.deals.byId);
  const deals = useMemo(() => Object.values(byId), [byId]);
  const hasSold = useRoomView(view => deals.some(({ plan }) => view.live.deals.figures[plan.id]));
  const failed = useFailedCount();
  const open = useView(view => view.drawer === 'orders');
  if (!hasSold) return null;
  return (
    <button
      type="button"
      aria-expanded={open}
      onClick={() => setView({ drawer: open ? 'none' : 'orders' })}
      className="flex w-full shrink-0 items-center gap-2 border-line border-b px-3 py-2 text-left outline-offset-[-2px] hover:bg-hover"
    >
      <Totals deals={deals} />
      {failed > 0 ? <Badge tone="danger">{t('failedCount', { count: failed })}</Badge> : null}
      <span className="flex shrink-0 items-center gap-0.5 text-quiet text-s">
        {t('title')} <ChevronRight size={14} aria-hidden />
      </span>
    </button>
  );
}

/** What a rep's own brand has brought so far. */
export function BrandTotals() {
  const byId = useShow(show => show.deals.byId);
  const brand = useYou()?.brand;
  const deals = useMemo(() => Object.values(ownDeals(byId, brand)), [byId, brand]);
  const hasSold = useRoomView(view => deals.some(({ plan }) => view.live.deals.figures[plan.id]));
  return hasSold ? <Totals deals={deals} /> : null;
}

/** Paid, held and demo money of deals, and how many orders and viewers there were. */
function Totals({ deals }: { deals: readonly Deal[] }) {
  const { t, i18n } = useTranslation('orders');
  const figures = useRoomView(view => view.live.deals.figures);
  const peak = usePeak();
  const money = (minor: number, currency: string) => formatMoney({ minor, currency }, i18n.language);
  return (
    <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3 tabular-nums">
      {totalsOf(deals, figures).map(({ currency, paidMinor, heldMinor, demoMinor }) => (
        <span key={currency} className="flex flex-wrap items-baseline gap-x-2">
          <span>
            <span className="font-semibold text-m text-money">{money(paidMinor, currency)}</span>{' '}
            <span className="text-quiet text-s">{t('totals.paid')}</span>
          </span>
          {heldMinor > 0 ? (
            <span className="text-info text-s">
              {t('totals.held', { money: money(heldMinor, currency) })}
            </span>
          ) : null}
          {demoMinor > 0 ? (
            <span className="text-quiet text-s">
              {t('totals.demo', { money: money(demoMinor, currency) })}
            </span>
          ) : null}
        </span>
      ))}
      <span className="text-quiet text-s">{t('totals.orders', { count: ordersIn(deals, figures) })}</span>
      {peak > 0 ? <span className="text-quiet text-s">{t('totals.peak', { count: peak })}</span> : null}
    </span>
  );
}

/** The most viewers at once since the show went live. The log has it a few seconds later than it happens. */
function usePeak(): number {
  return useRoomView(({ show, live }) =>
    show.lifecycle.phase.kind === 'live'
      ? Math.max(show.presence.peak, live.presence.watching)
      : show.presence.peak,
  );
}
