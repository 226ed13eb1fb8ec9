import { useTranslation } from 'react-i18next';
import type { Deal } from '../../shared/deals/deal.ts';
import { formatMoney } from '../../shared/money.ts';
import { Countdown } from '../offers/Countdown.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { AuctionPart } from './AuctionPart.tsx';
import { HeldPart } from './HeldPart.tsx';
import { formatLowest } from './lowest.ts';
import { OpenPart } from './OpenPart.tsx';
import { type CommandSender, useClaimStatus, useCommand } from './use-deal.ts';

/** The details of a deal that don't fit on its card. */
export function DealSheet({ deal, onClose }: { deal: Deal; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const { plan, stage, usual } = deal;
  const lowest = formatLowest(t, deal, i18n.language);
  const command = useCommand();
  return (
    <Sheet title={plan.title} onClose={onClose}>
      {plan.disclosure && <p className="deal-fine">{plan.disclosure}</p>}
      <Next deal={deal} command={command} />
      {command.error && <p role="alert">{command.error}</p>}
      <ul className="deal-facts">
        {plan.terms.kind === 'flash' && (
          <li>{t('deals.usual', { price: formatMoney(usual, i18n.language) })}</li>
        )}
        {lowest && <li>{lowest}</li>}
        <li>{t('deals.perBuyer', { count: plan.perBuyer })}</li>
        {plan.perNetwork === 'one' && <li>{t('deals.household')}</li>}
        {plan.knownBy && <li>{t(`deals.knownBy.${plan.knownBy}`)}</li>}
        {stage.kind === 'running' && (
          <li>
            {t('deals.endsIn')} <Countdown until={stage.endsAt} says="" />
          </li>
        )}
      </ul>
    </Sheet>
  );
}

/** The next action, with its choices. */
function Next({ deal, command }: { deal: Deal; command: CommandSender }) {
  const { t } = useTranslation();
  const status = useClaimStatus(deal);
  switch (status.kind) {
    case 'open':
      return <OpenPart deal={deal} most={status.most} command={command} />;
    case 'held':
    case 'waiting':
      return <HeldPart deal={deal} claim={status.claim} command={command} />;
    case 'auction':
      return <AuctionPart deal={deal} status={status} command={command} />;
    case 'gone':
      return <p>{t('deals.goneWhy', { count: status.waiting })}</p>;
    case 'paid':
      return <p>{t('deals.paid', { count: status.units })}</p>;
    case 'counting':
      return (
        <p>
          {t('deals.opensIn')} <Countdown until={status.opensAt} says="" />
        </p>
      );
    case 'over':
      return <p>{t('deals.over')}</p>;
  }
}
