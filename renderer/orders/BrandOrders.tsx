import { Spinner } from '../ui/Spinner.tsx';
import { OrdersView } from './OrdersView.tsx';
import { useBrandOrders } from './use-orders.ts';

/** The orders of a rep's brand. */
export function BrandOrders() {
  const orders = useBrandOrders();
  return orders ? <OrdersView orders={orders} /> : <Spinner />;
}
