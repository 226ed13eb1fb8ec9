import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useShow } from '../app/room-context.tsx';
import { useShortcut } from '../app/shortcuts/use-shortcut.ts';
import { PanelSection } from '../ui/PanelSection.tsx';
import { nextReadyIn, proposalsIn } from './board/board.ts';
import { ProposalCard } from './board/ProposalCard.tsx';
import { openStartDialog } from './StartDialog.tsx';

/** One proposal of a brand at a time; nothing if there is none. */
export function DealsView() {
  const { t } = useTranslation('deals');
  const deals = useShow(show => show.deals.byId);
  const proposals = useMemo(() => proposalsIn(deals), [deals]);
  const ready = useMemo(() => nextReadyIn(deals)?.plan.id, [deals]);
  useShortcut('startDeal', () => ready && openStartDialog(ready), ready !== undefined);
  const [proposal, ...others] = proposals;
  if (!proposal) return null;
  return (
    <PanelSection title={t('title')} className="shrink-0 border-line border-t">
      <ProposalCard key={proposal.plan.id} deal={proposal} others={others.length} />
    </PanelSection>
  );
}
