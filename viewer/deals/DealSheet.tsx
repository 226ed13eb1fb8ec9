import { useTranslation } from 'react-i18next';
import type { Deal } from '../../shared/deals/deal.ts';
import { formatMoney } from '../../shared/money.ts';
import { Countdown } from '../offers/Countdown.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { AuctionPart } from './AuctionPart.tsx';
import { HeldPart } from './HeldPart.tsx';
import { OpenPart } from './OpenPart.tsx';
import { type Acting, useActing, useStanding } from './use-deal.ts';

/** Everything about a deal that the card has no room for. */
export function DealSheet({ deal, onClose }: { deal: Deal; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const { plan, lowest, stage, usual } = deal;
  const acting = useActing();
  return (
    <Sheet title={plan.title} onClose={onClose}>
      {plan.disclosure && <p className="deal-fine">{plan.disclosure}</p>}
      <Next deal={deal} acting={acting} />
      {acting.problem && <p role="alert">{acting.problem}</p>}
      <ul className="deal-facts">
        {plan.terms.kind === 'flash' && (
          <li>{t('deals.usual', { price: formatMoney(usual, i18n.language) })}</li>
        )}
        {lowest && (
          <li>{t('deals.lowest', { days: lowest.days, price: formatMoney(lowest.price, i18n.language) })}</li>
        )}
        <li>{t('deals.perBuyer', { count: plan.perBuyer })}</li>
        {stage.kind === 'running' && (
          <li>
            {t('deals.endsIn')} <Countdown until={stage.endsAt} says="" />
          </li>
        )}
      </ul>
    </Sheet>
  );
}

/** What can be done now, with room for choices. */
function Next({ deal, acting }: { deal: Deal; acting: Acting }) {
  const { t } = useTranslation();
  const standing = useStanding(deal);
  switch (standing.kind) {
    case 'open':
      return <OpenPart deal={deal} most={standing.most} acting={acting} />;
    case 'held':
    case 'waiting':
      return <HeldPart deal={deal} claim={standing.claim} acting={acting} />;
    case 'auction':
      return <AuctionPart deal={deal} standing={standing} acting={acting} />;
    case 'gone':
      return <p>{t('deals.goneWhy', { count: standing.waiting })}</p>;
    case 'paid':
      return <p>{t('deals.paid', { count: standing.units })}</p>;
    case 'counting':
      return (
        <p>
          {t('deals.opensIn')} <Countdown until={standing.opensAt} says="" />
        </p>
      );
    case 'over':
      return <p>{t('deals.over')}</p>;
  }
}
