import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../shared/money.ts';
import { useRoom, useYou } from '../app/room-context.tsx';
import { setView } from '../app/view-store.ts';
import { usePersonName } from '../names/use-person-name.ts';
import { showErrorToast } from '../ui/overlay/toast.ts';

/** Tells the host of each payment that fails, with the way to the orders. It has nothing to show itself. */
export function PaymentNews() {
  const { t, i18n } = useTranslation('orders');
  const room = useRoom();
  const nameOf = usePersonName();
  const isHost = useYou()?.role === 'host';
  useEffect(() => {
    if (!isHost) return;
    return room.onEvent(event => {
      if (event.name !== 'deal.paymentFailed') return;
      const { claim } = event.data;
      const title = room.store.getState().show.deals.byId[claim.dealId]?.plan.title ?? '';
      const money = formatMoney(claim.total, i18n.language);
      showErrorToast(t('failedToast.title', { title, money }), {
        id: `failed:${claim.id}`,
        body: t('failedToast.body', { buyer: nameOf(claim.name ?? t('someone')) }),
        action: { label: t('failedToast.open'), run: () => setView({ drawer: 'orders' }) },
      });
    });
  }, [room, isHost, t, i18n.language, nameOf]);
  return null;
}
