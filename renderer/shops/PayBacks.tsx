import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCommand, useShow } from '../app/room-context.tsx';
import { Button } from '../ui/Button.tsx';
import { PanelSection } from '../ui/PanelSection.tsx';

/** Payments that came too late, which the host has to give back in the shop. */
export function PayBacks() {
  const { t } = useTranslation('shops');
  const command = useCommand();
  const payBacks = useShow(show => show.shops.payBacks);
  const connections = useShow(show => show.shops.connections);
  const deals = useShow(show => show.deals.byId);
  if (payBacks.length === 0) return null;
  return (
    <PanelSection title={t('payBack.title')} className="border-line border-b">
      <p className="px-3 text-pretty text-quiet text-s">{t('payBack.body')}</p>
      <ul className="flex flex-col gap-2 p-3">
        {payBacks.map(({ claimId, order, dealId, connectionId }) => (
          <li key={`${claimId} ${order}`} className="flex items-center gap-2">
            <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
              {t('payBack.order', {
                order,
                deal: deals[dealId]?.plan.title ?? '',
                shop: connections.find(({ id }) => id === connectionId)?.name ?? '',
              })}
            </span>
            <Button size="s" onClick={() => void command('shop.paidBack', { claimId, order })}>
              <Undo2 size={14} aria-hidden /> {t('payBack.done')}
            </Button>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}
