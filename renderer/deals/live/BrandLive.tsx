import { Play, Plus } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useShow, useYou } from '../../app/room-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { nextReadyIn, runningIn } from '../board/board.ts';
import { newDraft } from '../form/draft.ts';
import { writeDeal } from '../form/form-store.ts';
import { ownDeals } from '../own.ts';
import { askToStart } from '../StartDialog.tsx';
import { LiveDeal } from './LiveDeal.tsx';

/** A brand's deal that runs, large; undefined while none does. */
export function useOwnRunning() {
  const deals = useShow(show => show.deals);
  const brand = useYou()?.brand;
  return useMemo(() => runningIn(ownDeals(deals, brand)), [deals, brand]);
}

/** The deals of a brand that run now, with their figures of this second. */
export function BrandLive({ running }: { running: ReturnType<typeof useOwnRunning> }) {
  return (
    <div className="min-h-0 divide-y divide-line overflow-y-auto">
      {running.map(deal => (
        <LiveDeal key={deal.plan.id} deal={deal} />
      ))}
    </div>
  );
}

/** The rep's one big button: starts what may be started, and otherwise begins a new proposal. */
export function BrandNext() {
  const { t } = useTranslation('deals');
  const brand = useYou()?.brand;
  const deals = useShow(show => show.deals);
  const mayStart = useShow(show => show.dealRules.brandsMayStart);
  const ready = useMemo(() => nextReadyIn(ownDeals(deals, brand)), [deals, brand]);
  if (mayStart && ready) {
    const { id, title } = ready.plan;
    return (
      <Button variant="primary" onClick={() => askToStart(id)}>
        <Play size={16} aria-hidden /> {t('start.named', { title })}
      </Button>
    );
  }
  return (
    <Button variant="primary" onClick={() => writeDeal(newDraft(undefined, brand))}>
      <Plus size={16} aria-hidden /> {t('newProposal')}
    </Button>
  );
}
