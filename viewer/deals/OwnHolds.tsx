import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Deal } from '../../shared/deals/deal.ts';
import { Countdown } from '../offers/Countdown.tsx';
import { useShownPins } from '../offers/shown-pins.ts';
import { room } from '../session.ts';
import { Pay } from './DealAction.tsx';
import { DealSheet } from './DealSheet.tsx';
import { useIsMoment } from './MomentCards.tsx';
import { useClaimStatus } from './use-deal.ts';

/** The viewer's held and waiting claims whose deals have no card on the screen. */
export function OwnHolds() {
  const { t } = useTranslation();
  const deals = useStore(room.store, state => state.show.deals.byId);
  const claims = useStore(room.store, state => state.show.deals.claims);
  const pins = useShownPins();
  const onCards = new Set(pins.map(({ dealId }) => dealId));
  const own = Object.keys(claims).flatMap(id => (onCards.has(id) ? [] : (deals[id] ?? [])));
  if (own.length === 0) return null;
  return (
    <ul className="own-holds" aria-label={t('deals.own')}>
      {own.map(deal => (
        <OwnHold key={deal.plan.id} deal={deal} />
      ))}
    </ul>
  );
}

function OwnHold({ deal }: { deal: Deal }) {
  const { t } = useTranslation();
  const status = useClaimStatus(deal);
  const [open, setOpen] = useState(false);
  const isMoment = useIsMoment(deal.plan.id);
  if (isMoment) return null;
  if (status.kind !== 'held' && status.kind !== 'waiting') return null;
  return (
    <li className="own-hold">
      <button type="button" className="own-hold-title" onClick={() => setOpen(true)}>
        {deal.plan.title}
      </button>
      {status.kind === 'held' ? (
        <>
          <Countdown until={status.until} says={t('deals.heldFor')} />
          <Pay
            dealId={deal.plan.id}
            claimId={status.claim.id}
            isCoupon={deal.plan.terms.kind === 'coupon'}
            onMore={() => setOpen(true)}
          />
        </>
      ) : (
        <span className="deal-status">
          {status.place === undefined ? t('deals.inLine') : t('deals.place', { place: status.place })}
        </span>
      )}
      {open && <DealSheet deal={deal} onClose={() => setOpen(false)} />}
    </li>
  );
}
