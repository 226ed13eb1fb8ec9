import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunningDeal } from '../../../shared/deals/deal.ts';
import { useCommand } from '../../app/room-context.tsx';
import { useServerNow } from '../../app/show-clock.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/overlay/ConfirmDialog.tsx';

type Action = 'end' | 'cancel';

/** The host's actions on a running deal: ending it early, and cancelling an auction without a final bid. */
export function RunningActions({ deal }: { deal: RunningDeal }) {
  const { t } = useTranslation('deals');
  const command = useCommand();
  const [pending, setPending] = useState<Action>();
  const now = useServerNow(deal.auction?.firstFinalAt ?? 0);
  const { id: dealId, title, terms } = deal.plan;
  const firstFinalAt = deal.auction?.firstFinalAt;
  const mayCancel = terms.kind === 'auction' && (firstFinalAt === undefined || now < firstFinalAt);
  const run = (action: Action) => {
    setPending(undefined);
    void command(`deal.${action}`, { dealId });
  };
  return (
    <>
      <Button size="s" onClick={() => setPending('end')}>
        {t('end.button')}
      </Button>
      {mayCancel ? (
        <Button size="s" variant="ghost" onClick={() => setPending('cancel')}>
          {t('cancel.button')}
        </Button>
      ) : null}
      {pending ? (
        <ConfirmDialog
          open
          title={t(`${pending}.title`, { title })}
          body={t(`${pending}.body`)}
          confirm={t(`${pending}.button`)}
          onConfirm={() => run(pending)}
          onCancel={() => setPending(undefined)}
        />
      ) : null}
    </>
  );
}
