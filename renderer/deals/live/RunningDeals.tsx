import { ChevronDown, ChevronUp } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunningDeal } from '../../../shared/deals/deal.ts';
import { useRoomView, useShow } from '../../app/room-context.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { runningIn } from '../board/board.ts';
import { formatTerms } from '../format.ts';
import { DealTimer } from './DealTimer.tsx';
import { AuctionLine, DealMoney } from './LiveDeal.tsx';
import { RunningActions } from './RunningActions.tsx';
import { StockBar } from './StockBar.tsx';

/** The running deals as cards at the top of the side panel, so that chat and mood stay in sight beneath them. */
export function RunningDeals() {
  const { t } = useTranslation('deals');
  const deals = useShow(show => show.deals.byId);
  const running = useMemo(() => runningIn(deals), [deals]);
  if (running.length === 0) return null;
  return (
    <section aria-label={t('running')} className="max-h-[45%] shrink-0 overflow-y-auto border-line border-b">
      {running.map((deal, index) => (
        <SideDeal key={deal.plan.id} deal={deal} isOpenAtFirst={index === 0} />
      ))}
    </section>
  );
}

function SideDeal({ deal, isOpenAtFirst }: { deal: RunningDeal; isOpenAtFirst: boolean }) {
  const { t, i18n } = useTranslation('deals');
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  const { id, title, units } = deal.plan;
  const figures = useRoomView(view => view.live.deals.figures[id]);
  const Chevron = isOpen ? ChevronUp : ChevronDown;
  return (
    <article aria-label={title} className="flex flex-col gap-1.5 px-3 py-2">
      <div className="flex items-center gap-2">
        <h3 className="min-w-0 flex-1 truncate font-semibold">{title}</h3>
        <DealTimer deal={deal} />
        <IconButton
          size="s"
          label={t(isOpen ? 'less' : 'more', { title })}
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          <Chevron size={14} />
        </IconButton>
      </div>
      {deal.auction ? <AuctionLine deal={deal} /> : null}
      {figures && !deal.auction ? <StockBar figures={figures} units={units} /> : null}
      {isOpen ? (
        <>
          <p className="truncate text-quiet text-s">{formatTerms(t, deal, i18n.language)}</p>
          <div className="flex flex-wrap items-center gap-2">
            {deal.auction ? null : (
              <div className="min-w-0 flex-1">
                <DealMoney deal={deal} />
              </div>
            )}
            <RunningActions deal={deal} />
          </div>
        </>
      ) : null}
    </article>
  );
}
