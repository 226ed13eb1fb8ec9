import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Order } from '../../shared/orders/order.ts';
import { ORDER_HEAD } from './columns.ts';
import { OrderRow } from './OrderRow.tsx';
import { SettleDialog, type Settlement } from './SettleDialog.tsx';

const ROW_HEIGHT = 48;
const HEADS = ['buyer', 'deal', 'amount', 'status'] as const;

/** A virtual list of orders: in columns, or on a phone in blocks. */
export function OrdersTable({ orders }: { orders: readonly Order[] }) {
  const { t } = useTranslation('orders');
  const frame = useRef<HTMLDivElement>(null);
  const [settlement, setSettlement] = useState<Settlement>();
  const virtual = useVirtualizer({
    count: orders.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    getItemKey: index => orders[index]?.claim.id ?? index,
  });
  return (
    <>
      <section
        ref={frame}
        aria-label={t('title')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and settled orders have nothing to focus.
        tabIndex={0}
        className="@container min-h-0 flex-1 overflow-auto outline-offset-[-2px]"
      >
        <p aria-hidden className={`${ORDER_HEAD} sticky top-0 z-10 h-8 bg-surface text-quiet text-s`}>
          {HEADS.map(name => (
            <span key={name} className={name === 'amount' ? 'text-right' : undefined}>
              {t(`column.${name}`)}
            </span>
          ))}
        </p>
        <ul aria-label={t('title')} className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ key, index, start }) => {
            const order = orders[index];
            return order ? (
              <OrderRow
                key={key}
                order={order}
                place={{ at: index + 1, of: orders.length }}
                start={start}
                measure={virtual.measureElement}
                onSettle={setSettlement}
              />
            ) : null;
          })}
        </ul>
      </section>
      <SettleDialog settlement={settlement} onClose={() => setSettlement(undefined)} />
    </>
  );
}
