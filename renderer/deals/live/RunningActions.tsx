import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunningDeal } from '../../../shared/deals/deal.ts';
import { useCommand } from '../../app/room-context.tsx';
import { useServerNow } from '../../app/show-clock.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/overlay/ConfirmDialog.tsx';

type Way = 'end' | 'cancel';

/** The host's two ways out of a deal that runs: ending it early, and calling off an auction without a final bid. */
export function RunningActions({ deal }: { deal: RunningDeal }) {
  const { t } = useTranslation('deals');
  const command = useCommand();
  const [asked, setAsked] = useState<Way>();
  const now = useServerNow(deal.auction?.firstFinalAt ?? 0);
  const { id: dealId, title, terms } = deal.plan;
  const firstFinalAt = deal.auction?.firstFinalAt;
  const mayCancel = terms.kind === 'auction' && (firstFinalAt === undefined || now < firstFinalAt);
  const act = (way: Way) => {
    setAsked(undefined);
    void command(`deal.${way}`, { dealId });
  };
  return (
    <>
      <Button size="s" onClick={() => setAsked('end')}>
        {t('end.button')}
      </Button>
      {mayCancel ? (
        <Button size="s" variant="ghost" onClick={() => setAsked('cancel')}>
          {t('cancel.button')}
        </Button>
      ) : null}
      {asked ? (
        <ConfirmDialog
          open
          title={t(`${asked}.title`, { title })}
          body={t(`${asked}.body`)}
          confirm={t(`${asked}.button`)}
          onConfirm={() => act(asked)}
          onCancel={() => setAsked(undefined)}
        />
      ) : null}
    </>
  );
}
