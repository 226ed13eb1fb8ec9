import { memo, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { cardNow, type Deal } from '../../shared/deals/deal.ts';
import type { Pin } from '../../shared/offers/pin.ts';
import { Countdown } from '../offers/Countdown.tsx';
import { reportWhenPainted } from '../offers/impressions.ts';
import { CardPicture, CardPrice } from '../offers/OfferCard.tsx';
import { room } from '../session.ts';
import type { ClaimStatus } from './claim-status.ts';
import { DealAction } from './DealAction.tsx';
import { DealSheet } from './DealSheet.tsx';
import { formatLowest } from './lowest.ts';
import { useIsMoment } from './MomentCards.tsx';
import { useClaimStatus, useCommand } from './use-deal.ts';

/** Card of a deal: price, stock, countdown, and the next action. */
export const DealCard = memo(function DealCard({ pin, deal }: { pin: Pin; deal: Deal }) {
  const { t } = useTranslation();
  const shown = useRef(pin);
  useLayoutEffect(() => reportWhenPainted(shown.current), []);
  const [open, setOpen] = useState(false);
  const status = useClaimStatus(deal);
  const command = useCommand();
  const isMoment = useIsMoment(deal.plan.id);
  const { id, units, terms } = deal.plan;
  const left = useStore(room.store, state => state.live.deals.figures[id]?.left ?? units);
  const card = cardNow(pin.card, deal, left);
  // What is kept for this viewer has a larger card above.
  if (isMoment) return null;
  return (
    <li className="card deal" data-status={status.kind}>
      <CardPicture card={card} />
      <div className="card-body">
        <div className="card-head">
          <h2 className="card-title">
            <button
              type="button"
              className="deal-more"
              aria-label={t('deals.more', { title: card.title })}
              onClick={() => setOpen(true)}
            >
              {card.title}
            </button>
          </h2>
          <Clock deal={deal} status={status} />
        </div>
        <p className="deal-note" role={command.error ? 'alert' : undefined}>
          {command.error ?? <Note deal={deal} />}
        </p>
        {terms.kind !== 'auction' && <StockBar left={left} units={units} />}
        <div className="card-foot">
          <CardPrice card={card} />
          <DealAction deal={deal} status={status} command={command} onMore={() => setOpen(true)} />
        </div>
      </div>
      {open && <DealSheet deal={deal} onClose={() => setOpen(false)} />}
    </li>
  );
});

/** Countdown to the opening, to the expiry of the viewer's hold, or to the deal's end. */
function Clock({ deal, status }: { deal: Deal; status: ClaimStatus }) {
  const { t } = useTranslation();
  if (status.kind === 'counting') return <Countdown until={status.opensAt} says={t('deals.opensIn')} />;
  if (status.kind === 'held') return <Countdown until={status.until} says={t('deals.heldFor')} />;
  if (deal.stage.kind !== 'running') return null;
  return <Countdown until={deal.stage.endsAt} says={t('deals.endsIn')} />;
}

/** What has to be shown beside the price: the disclosure, and the prior lowest price where the law requires it. */
function Note({ deal }: { deal: Deal }) {
  const { t, i18n } = useTranslation();
  const { plan, auction } = deal;
  const { terms } = plan;
  const parts = [
    terms.kind === 'coupon' ? t('deals.coupon', { percent: terms.percent }) : undefined,
    terms.kind === 'auction' ? t('deals.bids', { count: auction?.bids ?? 0 }) : undefined,
    terms.kind === 'auction' && auction?.price && !auction.reserveMet ? t('deals.belowReserve') : undefined,
    formatLowest(t, deal, i18n.language),
    plan.disclosure || undefined,
  ];
  return <>{parts.filter(Boolean).join(' · ')}</>;
}

function StockBar({ left, units }: { left: number; units: number }) {
  const { t } = useTranslation();
  return (
    <div className="deal-stock">
      <span className="sr-only">{t('deals.leftOf', { left, units })}</span>
      <i style={{ scale: `${left / units} 1` }} />
    </div>
  );
}
