import { useTranslation } from 'react-i18next';
import type { Deal } from '../../shared/deals/deal.ts';
import { formatMoney } from '../../shared/money.ts';
import type { Standing } from './claim-status.ts';
import { type Acting, useCheckout } from './use-deal.ts';

interface ActionProps {
  deal: Deal;
  standing: Standing;
  acting: Acting;
  onMore: () => void;
}

/** The one thing that a viewer can do next with a deal. */
export function DealAction({ deal, standing, acting, onMore }: ActionProps) {
  const { t, i18n } = useTranslation();
  const { id: dealId, perBuyer, title } = deal.plan;
  const isCoupon = deal.plan.terms.kind === 'coupon';
  switch (standing.kind) {
    case 'counting':
      return <Press label={t('deals.soon')} disabled />;
    case 'open': {
      const label = isCoupon ? t('deals.claim') : t('deals.get');
      // How many is asked in the sheet, where there is room for it.
      const press = perBuyer > 1 ? onMore : () => void acting.act('deal.claim', { dealId, units: 1 });
      return <Press label={label} name={`${label}: ${title}`} disabled={acting.busy} onPress={press} />;
    }
    case 'gone':
      return (
        <Press
          label={t('deals.wait')}
          quiet
          disabled={acting.busy}
          onPress={() => void acting.act('deal.wait', { dealId })}
        />
      );
    case 'held':
      return <Pay dealId={dealId} claimId={standing.claim.id} isCoupon={isCoupon} onMore={onMore} />;
    case 'waiting':
      return (
        <span className="deal-say" role="status">
          {standing.place === undefined ? t('deals.inLine') : t('deals.place', { place: standing.place })}
        </span>
      );
    case 'auction':
      if (standing.leads)
        return (
          <span className="deal-say" role="status">
            {t('deals.youLead')}
          </span>
        );
      return (
        <Press
          label={t('deals.bid', { price: formatMoney(standing.least, i18n.language) })}
          disabled={acting.busy}
          onPress={() => void acting.act('deal.bid', { dealId, max: standing.least })}
        />
      );
    case 'paid':
      return (
        <span className="deal-say" role="status">
          {t('deals.paid', { count: standing.units })}
        </span>
      );
    case 'over':
      return <span className="card-gone">{t('deals.over')}</span>;
  }
}

interface PressProps {
  label: string;
  name?: string;
  quiet?: boolean;
  disabled?: boolean;
  onPress?: () => void;
}

export function Press({ label, name, quiet = false, disabled = false, onPress }: PressProps) {
  return (
    <button
      type="button"
      className="deal-press"
      data-quiet={quiet || undefined}
      aria-label={name}
      disabled={disabled}
      onClick={onPress}
    >
      {label}
    </button>
  );
}

/** The way to the shop for what is held; a coupon's code is shown before, because the shop will ask for it. */
export function Pay(props: { dealId: string; claimId: string; isCoupon: boolean; onMore?: () => void }) {
  const { dealId, claimId, isCoupon, onMore } = props;
  const { t } = useTranslation();
  const way = useCheckout(dealId, claimId);
  if (isCoupon && onMore) return <Press label={t('deals.showCode')} onPress={onMore} />;
  if (!way) return <Press label={t('deals.pay')} disabled />;
  return (
    <a className="deal-press" href={way.address} target="_blank" rel="noopener">
      {t('deals.pay')}
    </a>
  );
}
