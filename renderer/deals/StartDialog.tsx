import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import type { Deal } from '../../shared/deals/deal.ts';
import { blocks } from '../../shared/deals/findings.ts';
import { useCommand, useRoomView, useShow } from '../app/room-context.tsx';
import { setView, useView } from '../app/view-store.ts';
import { ConfirmDialog } from '../ui/overlay/ConfirmDialog.tsx';
import { formatSize, formatTerms } from './format.ts';
import { Findings } from './guard/Findings.tsx';
import { NoBuyLink } from './guard/NoBuyLink.tsx';
import { useFindings } from './guard/use-findings.ts';

/** The deal that is about to be started; confirmed first, as a start can't be undone. */
const useStarting = create<{ dealId: string | undefined }>(() => ({ dealId: undefined }));

export const openStartDialog = (dealId: string): void => useStarting.setState({ dealId });

const close = (): void => useStarting.setState({ dealId: undefined });

/** Confirmation of starting a deal, with its terms and findings. */
export function StartDialog() {
  const dealId = useStarting(state => state.dealId);
  const deal = useShow(show => (dealId === undefined ? undefined : show.deals.byId[dealId]));
  return deal?.stage.kind === 'accepted' ? <Question key={deal.plan.id} deal={deal} /> : null;
}

function Question({ deal }: { deal: Deal }) {
  const { t, i18n } = useTranslation('deals');
  const command = useCommand();
  const watching = useRoomView(view => view.live.presence.watching);
  const findings = useFindings(deal.plan);
  const isBlocked = blocks(findings).length > 0;
  const { id: dealId, title } = deal.plan;
  const start = () => {
    close();
    if (isBlocked) return;
    // The running deal has a card in the side panel; the drawer over it would hide the chat while the deal runs.
    if (useView.getState().drawer === 'deals') setView({ drawer: 'none' });
    void command('deal.start', { dealId });
  };
  return (
    <ConfirmDialog
      open
      title={t(isBlocked ? 'start.blocked' : 'start.title', { title })}
      variant="primary"
      confirm={t(isBlocked ? 'start.back' : 'start.confirm')}
      onConfirm={start}
      onCancel={close}
      body={
        <span className="flex flex-col gap-2">
          <span className="text-ink">
            {formatTerms(t, deal, i18n.language)} · {formatSize(t, deal.plan)}
          </span>
          {isBlocked ? null : <span>{t('start.body', { count: watching })}</span>}
        </span>
      }
    >
      <Findings findings={findings} label={t('guard.findings')} />
      <NoBuyLink plan={deal.plan} />
    </ConfirmDialog>
  );
}
