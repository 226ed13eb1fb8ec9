import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Deal, RunningDeal } from '../../../shared/deals/deal.ts';
import { formatMoney } from '../../../shared/money.ts';
import { useRoomView } from '../../app/room-context.tsx';
import { usePersonName } from '../../names/use-person-name.ts';
import { Badge } from '../../ui/Badge.tsx';
import { ProductImage } from '../../ui/ProductImage.tsx';
import { formatTerms } from '../format.ts';
import { useDealImage } from '../use-deal-image.ts';
import { ClaimRateChart } from './ClaimRateChart.tsx';
import { DealTimer } from './DealTimer.tsx';
import { StockBar } from './StockBar.tsx';

/** A running deal: timer, stock, claim rate and revenue. */
export function LiveDeal({ deal, actions }: { deal: RunningDeal; actions?: ReactNode }) {
  const { t, i18n } = useTranslation('deals');
  const { plan } = deal;
  const picture = useDealImage(plan);
  const figures = useRoomView(view => view.live.deals.figures[plan.id]);
  return (
    <article aria-label={plan.title} className="flex flex-col gap-3 p-3">
      <div className="flex items-start gap-3">
        <ProductImage src={picture} className="size-14" />
        <div className="min-w-0 flex-1">
          <h3 className="truncate font-semibold text-m">{plan.title}</h3>
          <p className="truncate text-quiet">{formatTerms(t, deal, i18n.language)}</p>
          {plan.brand ? <p className="truncate text-faint text-s">{plan.brand}</p> : null}
        </div>
        <div className="flex flex-col items-end gap-1">
          <DealTimer deal={deal} large />
          <Badge tone="info">{t(`kind.${plan.terms.kind}`)}</Badge>
        </div>
      </div>
      {deal.auction ? <AuctionLine deal={deal} /> : null}
      {figures && !deal.auction ? (
        <>
          <StockBar figures={figures} units={plan.units} />
          <ClaimRateChart dealId={plan.id} />
          <DealMoney deal={deal} />
        </>
      ) : null}
      {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
    </article>
  );
}

/** Revenue of a deal: what is paid and what is held; apart from it, what the demo shop marked as paid. */
export function DealMoney({ deal }: { deal: Deal }) {
  const { t, i18n } = useTranslation('deals');
  const figures = useRoomView(view => view.live.deals.figures[deal.plan.id]);
  if (!figures) return null;
  const { currency } = deal.usual;
  const { paidMinor, heldMinor, demo } = figures;
  const money = (minor: number) => formatMoney({ minor, currency }, i18n.language);
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 tabular-nums">
      <span className="font-semibold text-l text-money">{money(paidMinor)}</span>
      <span className="text-quiet text-s">{t('money.paid')}</span>
      {demo ? (
        <span className="text-quiet text-s">{t('money.demo', { money: money(demo.paidMinor) })}</span>
      ) : null}
      {heldMinor > 0 ? (
        <span className="text-info text-s">{t('money.held', { money: money(heldMinor) })}</span>
      ) : null}
    </p>
  );
}

export function AuctionLine({ deal }: { deal: RunningDeal }) {
  const { t, i18n } = useTranslation('deals');
  const nameOf = usePersonName();
  const { auction, plan } = deal;
  if (!auction) return null;
  const hasReserve = plan.terms.kind === 'auction' && plan.terms.reserve !== undefined;
  return (
    <p className="flex flex-wrap items-baseline gap-x-3">
      {auction.price && auction.leader ? (
        <>
          <span className="font-semibold text-l text-money tabular-nums">
            {formatMoney(auction.price, i18n.language)}
          </span>
          <span>{t('auction.leads', { name: nameOf(auction.leader.name) })}</span>
        </>
      ) : (
        <span className="text-quiet">{t('auction.none')}</span>
      )}
      <span className="text-quiet text-s">{t('auction.bids', { count: auction.bids })}</span>
      {hasReserve && !auction.reserveMet ? (
        <span className="text-attention text-s">{t('auction.reserve')}</span>
      ) : null}
    </p>
  );
}
