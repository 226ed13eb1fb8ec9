import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunningDeal } from '../../shared/deals/deal.ts';
import { useRoomView, useShow } from '../app/room-context.tsx';
import { useShortcut } from '../app/shortcuts/use-shortcut.ts';
import { setView } from '../app/view-store.ts';
import { PanelSection } from '../ui/PanelSection.tsx';
import { nextReadyIn, proposalsIn, runningIn } from './board/board.ts';
import { ProposalCard } from './board/ProposalCard.tsx';
import { DealTimer } from './live/DealTimer.tsx';
import { openStartDialog } from './StartDialog.tsx';

/** The running deals, a line each, and one proposal at a time. Nothing if there is neither. */
export function DealsView() {
  const { t } = useTranslation('deals');
  const deals = useShow(show => show.deals.byId);
  const running = useMemo(() => runningIn(deals), [deals]);
  const proposals = useMemo(() => proposalsIn(deals), [deals]);
  const ready = useMemo(() => nextReadyIn(deals)?.plan.id, [deals]);
  useShortcut('startDeal', () => ready && openStartDialog(ready), ready !== undefined);
  const [proposal, ...others] = proposals;
  if (running.length === 0 && !proposal) return null;
  return (
    <PanelSection title={t('title')} className="shrink-0 border-line border-t">
      {running.length > 0 ? (
        <ul className="px-3 pb-2">
          {running.map(deal => (
            <RunningLine key={deal.plan.id} deal={deal} />
          ))}
        </ul>
      ) : null}
      {proposal ? <ProposalCard key={proposal.plan.id} deal={proposal} others={others.length} /> : null}
    </PanelSection>
  );
}

function RunningLine({ deal }: { deal: RunningDeal }) {
  const { t } = useTranslation('deals');
  const { id, title, units } = deal.plan;
  const left = useRoomView(view => view.live.deals.figures[id]?.left ?? units);
  return (
    <li>
      <button
        type="button"
        onClick={() => setView({ drawer: 'deals' })}
        className="flex h-8 w-full items-center gap-3 rounded-s text-left hover:bg-hover"
      >
        <span className="min-w-0 flex-1 truncate">{title}</span>
        <span className="shrink-0 text-quiet text-s tabular-nums">
          {deal.auction
            ? t('auction.bids', { count: deal.auction.bids })
            : t('stock.left', { count: left, units })}
        </span>
        <DealTimer deal={deal} />
      </button>
    </li>
  );
}
