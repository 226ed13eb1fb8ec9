import { useTranslation } from 'react-i18next';
import { atServer } from '../../client/server-address.ts';
import type { Deal } from '../../shared/deals/deal.ts';
import { formatMoney } from '../../shared/money.ts';
import type { ClaimStatus } from './claim-status.ts';
import { type CommandSender, useCheckout } from './use-deal.ts';

interface ActionProps {
  deal: Deal;
  status: ClaimStatus;
  command: CommandSender;
  onMore: () => void;
}

/** The viewer's next possible action on a deal. */
export function DealAction({ deal, status, command, onMore }: ActionProps) {
  const { t, i18n } = useTranslation();
  const { id: dealId, perBuyer, title } = deal.plan;
  const isCoupon = deal.plan.terms.kind === 'coupon';
  switch (status.kind) {
    case 'counting':
      return <DealButton label={t('deals.soon')} disabled />;
    case 'open': {
      const label = isCoupon ? t('deals.claim') : t('deals.get');
      // The quantity is chosen in the sheet, where there is room for it.
      const press = perBuyer > 1 ? onMore : () => void command.send('deal.claim', { dealId, units: 1 });
      return <DealButton label={label} name={`${label}: ${title}`} disabled={command.busy} onPress={press} />;
    }
    case 'gone':
      return (
        <DealButton
          label={t('deals.wait')}
          quiet
          disabled={command.busy}
          onPress={() => void command.send('deal.wait', { dealId })}
        />
      );
    case 'held':
      return <Pay dealId={dealId} claimId={status.claim.id} isCoupon={isCoupon} onMore={onMore} />;
    case 'waiting':
      return (
        <span className="deal-status" role="status">
          {status.place === undefined ? t('deals.inLine') : t('deals.place', { place: status.place })}
        </span>
      );
    case 'auction':
      if (status.leads)
        return (
          <span className="deal-status" role="status">
            {t('deals.youLead')}
          </span>
        );
      return (
        <DealButton
          label={t('deals.bid', { price: formatMoney(status.least, i18n.language) })}
          disabled={command.busy}
          onPress={() => void command.send('deal.bid', { dealId, max: status.least })}
        />
      );
    case 'paid':
      return (
        <span className="deal-status" role="status">
          {t('deals.paid', { count: status.units })}
        </span>
      );
    case 'over':
      return <span className="card-gone">{t('deals.over')}</span>;
  }
}

interface DealButtonProps {
  label: string;
  name?: string;
  quiet?: boolean;
  disabled?: boolean;
  onPress?: () => void;
}

export function DealButton({ label, name, quiet = false, disabled = false, onPress }: DealButtonProps) {
  return (
    <button
      type="button"
      className="deal-button"
      data-quiet={quiet || undefined}
      aria-label={name}
      disabled={disabled}
      onClick={onPress}
    >
      {label}
    </button>
  );
}

/** Link to the shop's checkout for a held claim; a coupon's code is shown first, because the shop asks for it. */
export function Pay(props: { dealId: string; claimId: string; isCoupon: boolean; onMore?: () => void }) {
  const { dealId, claimId, isCoupon, onMore } = props;
  const { t } = useTranslation();
  const checkout = useCheckout(dealId, claimId);
  if (isCoupon && onMore) return <DealButton label={t('deals.showCode')} onPress={onMore} />;
  if (checkout?.error)
    return (
      <span className="deal-status" role="status">
        {t(`deals.error.${checkout.error}`)}
      </span>
    );
  if (!checkout?.address) return <DealButton label={t('deals.pay')} disabled />;
  return (
    <a className="deal-button" href={atServer(checkout.address)} target="_blank" rel="noopener">
      {t('deals.pay')}
    </a>
  );
}
