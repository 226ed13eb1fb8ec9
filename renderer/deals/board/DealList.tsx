import { Plus, Zap } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isRunning } from '../../../shared/deals/deal.ts';
import { useShow } from '../../app/room-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PanelSection } from '../../ui/PanelSection.tsx';
import { openNewDeal } from '../form/form-store.ts';
import { LiveDeal } from '../live/LiveDeal.tsx';
import { RunningActions } from '../live/RunningActions.tsx';
import { boardOf, type Column } from './board.ts';
import { DealRow } from './DealRow.tsx';

/** The columns in the host's list: what waits for an answer first, what is over last. */
const SHOWN: readonly Exclude<Column, 'running'>[] = ['proposed', 'accepted', 'draft', 'over'];

/** All deals of the show, the running ones first. */
export function DealList() {
  const { t } = useTranslation('deals');
  const deals = useShow(show => show.deals.byId);
  const board = useMemo(() => boardOf(deals), [deals]);
  const isEmpty = Object.keys(deals).length === 0;
  const add = (
    <Button variant={isEmpty ? 'primary' : 'plain'} onClick={() => openNewDeal()}>
      <Plus size={16} aria-hidden /> {t('new')}
    </Button>
  );
  if (isEmpty)
    return (
      <EmptyState
        className="py-10"
        icon={<Zap size={28} />}
        title={t('empty.title')}
        body={t('empty.body')}
        action={add}
      />
    );
  return (
    <div className="flex flex-col gap-1 pb-3">
      <div className="px-3 pt-3">{add}</div>
      {board.running.filter(isRunning).map(deal => (
        <div key={deal.plan.id} className="border-line border-b">
          <LiveDeal deal={deal} actions={<RunningActions deal={deal} />} />
        </div>
      ))}
      {SHOWN.filter(column => board[column].length > 0).map(column => (
        <PanelSection key={column} title={t(`column.${column}`)}>
          <ul>
            {board[column].map(deal => (
              <DealRow key={deal.plan.id} deal={deal} />
            ))}
          </ul>
        </PanelSection>
      ))}
    </div>
  );
}
