import { useTranslation } from 'react-i18next';
import { setView, useView } from '../app/view-store.ts';
import { Drawer } from '../ui/overlay/Drawer.tsx';
import { OrdersView } from './OrdersView.tsx';
import { useShowOrders } from './use-orders.ts';

/** The host's view of all orders. */
export function OrdersDrawer() {
  const { t } = useTranslation('orders');
  const open = useView(view => view.drawer === 'orders');
  return (
    <Drawer title={t('title')} open={open} wide onClose={() => setView({ drawer: 'none' })}>
      {open ? <ShowOrders /> : null}
    </Drawer>
  );
}

function ShowOrders() {
  return <OrdersView orders={useShowOrders()} />;
}
