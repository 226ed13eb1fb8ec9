import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../shared/money.ts';
import type { Order } from '../../shared/orders/order.ts';
import { useCommand } from '../app/room-context.tsx';
import { usePersonName } from '../names/use-person-name.ts';
import { ConfirmDialog } from '../ui/overlay/ConfirmDialog.tsx';
import { formatBuyer } from './format.ts';

/** What is about to be done to an order by hand; confirmed first, as it can't be undone. */
export interface Settlement {
  readonly kind: 'markPaid' | 'release';
  readonly order: Order;
}

/** Asks before an order is marked as paid, or released for who comes next. */
export function SettleDialog(props: { settlement: Settlement | undefined; onClose: () => void }) {
  const { settlement, onClose } = props;
  const { t, i18n } = useTranslation('orders');
  const command = useCommand();
  const nameOf = usePersonName();
  if (!settlement) return null;
  const { kind, order } = settlement;
  const { dealId, id: claimId, total } = order.claim;
  const what = {
    buyer: nameOf(formatBuyer(t, order)),
    title: order.title,
    money: formatMoney(total, i18n.language),
  };
  const settle = () => {
    onClose();
    void command(`order.${kind}`, { dealId, claimId });
  };
  return (
    <ConfirmDialog
      open
      title={t(`${kind}.title`, what)}
      body={t(`${kind}.body`, what)}
      confirm={t(`${kind}.confirm`)}
      variant={kind === 'markPaid' ? 'primary' : 'danger'}
      onConfirm={settle}
      onCancel={onClose}
    />
  );
}
