import { useTranslation } from 'react-i18next';
import type { RunningDeal } from '../../../shared/deals/deal.ts';
import { useRoomView } from '../../app/room-context.tsx';
import { formatTerms } from '../format.ts';
import { DealTimer } from '../live/DealTimer.tsx';
import { StockBar } from '../live/StockBar.tsx';

/** A running deal in its column of the board, in compact form. */
export function RunningCard({ deal }: { deal: RunningDeal }) {
  const { t, i18n } = useTranslation('deals');
  const { id, title, units } = deal.plan;
  const figures = useRoomView(view => view.live.deals.figures[id]);
  return (
    <li aria-label={title} className="flex flex-col gap-2 border-line border-t p-3">
      <p className="flex items-start gap-2">
        <span className="min-w-0 flex-1 font-medium">{title}</span>
        <DealTimer deal={deal} />
      </p>
      <p>{formatTerms(t, deal, i18n.language)}</p>
      {figures && !deal.auction ? <StockBar figures={figures} units={units} /> : null}
    </li>
  );
}
