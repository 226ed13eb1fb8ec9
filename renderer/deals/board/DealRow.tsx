import { useTranslation } from 'react-i18next';
import type { Deal } from '../../../shared/deals/deal.ts';
import { useShow, useYou } from '../../app/room-context.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { ProductImage } from '../../ui/ProductImage.tsx';
import { formatSize, formatStart, formatTerms } from '../format.ts';
import { Findings } from '../guard/Findings.tsx';
import { DealMoney } from '../live/LiveDeal.tsx';
import { useDealImage } from '../use-deal-image.ts';
import { DealActions } from './DealActions.tsx';
import { DealStatus } from './DealStatus.tsx';

/** A deal that does not run: terms, status, findings and actions. */
export function DealRow({ deal }: { deal: Deal }) {
  const { t, i18n } = useTranslation('deals');
  const { plan, stage } = deal;
  const picture = useDealImage(plan);
  const deals = useShow(show => show.deals.byId);
  const segments = useShow(show => show.runofshow.segments);
  const isBrand = useYou()?.role === 'brand';
  const isOver = stage.kind === 'over';
  const start = isOver ? undefined : formatStart(t, plan, { deals, segments }, i18n.language);
  return (
    <li aria-label={plan.title} className="flex flex-col gap-2 border-line border-t p-3">
      <div className="flex gap-3">
        <ProductImage src={picture} className="size-10" />
        <div className="min-w-0 flex-1">
          <p className="flex items-start gap-2">
            <span className="min-w-0 flex-1 font-medium">{plan.title}</span>
            {plan.brand && !isBrand ? <Badge>{plan.brand}</Badge> : null}
          </p>
          <p>{formatTerms(t, deal, i18n.language)}</p>
          <p className="text-quiet text-s">{formatSize(t, plan)}</p>
          {start ? <p className="text-quiet text-s">{start}</p> : null}
          <DealStatus deal={deal} />
        </div>
      </div>
      {isOver ? <DealMoney deal={deal} /> : <Findings findings={deal.findings} label={t('guard.findings')} />}
      <DealActions deal={deal} />
    </li>
  );
}
