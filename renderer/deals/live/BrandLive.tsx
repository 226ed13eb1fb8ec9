import { Play, Plus } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useShow, useYou } from '../../app/room-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { nextReadyIn, runningIn } from '../board/board.ts';
import { openNewDeal } from '../form/form-store.ts';
import { ownDeals } from '../own.ts';
import { openStartDialog } from '../StartDialog.tsx';
import { LiveDeal } from './LiveDeal.tsx';

/** The brand's running deals. */
export function useOwnRunning() {
  const deals = useShow(show => show.deals.byId);
  const brand = useYou()?.brand;
  return useMemo(() => runningIn(ownDeals(deals, brand)), [deals, brand]);
}

/** The brand's running deals with their live figures. */
export function BrandLive({ running }: { running: ReturnType<typeof useOwnRunning> }) {
  return (
    <div className="min-h-0 divide-y divide-line overflow-y-auto">
      {running.map(deal => (
        <LiveDeal key={deal.plan.id} deal={deal} />
      ))}
    </div>
  );
}

/** The rep's main button: starts a deal that is ready, else opens a new proposal. */
export function BrandNext() {
  const { t } = useTranslation('deals');
  const brand = useYou()?.brand;
  const deals = useShow(show => show.deals.byId);
  const mayStart = useShow(show => show.deals.rules.brandsMayStart);
  const ready = useMemo(() => nextReadyIn(ownDeals(deals, brand)), [deals, brand]);
  if (mayStart && ready) {
    const { id, title } = ready.plan;
    return (
      <Button variant="primary" onClick={() => openStartDialog(id)}>
        <Play size={16} aria-hidden /> {t('start.named', { title })}
      </Button>
    );
  }
  return (
    <Button variant="primary" onClick={() => openNewDeal(undefined, brand)}>
      <Plus size={16} aria-hidden /> {t('newProposal')}
    </Button>
  );
}
