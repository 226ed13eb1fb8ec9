import { Download, ReceiptText } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Order, OrderStatus } from '../../shared/orders/order.ts';
import { useShowSlug } from '../app/room-context.tsx';
import { Button } from '../ui/Button.tsx';
import { saveCsv } from '../ui/csv.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Select } from '../ui/input/Select.tsx';
import { orderRows } from './format.ts';
import { OrdersTable } from './OrdersTable.tsx';
import { StatusFilter } from './StatusFilter.tsx';

/** Select has no empty value, and no deal's id has a space. */
const WHOLE_SHOW = ' show';

/** Orders by deal and by status, with what can be done about each, and their download. */
export function OrdersView({ orders }: { orders: readonly Order[] }) {
  const { t } = useTranslation('orders');
  const [dealId, setDealId] = useState(WHOLE_SHOW);
  const [status, setStatus] = useState<OrderStatus>();
  const deals = useMemo(() => new Map(orders.map(({ claim, title }) => [claim.dealId, title])), [orders]);
  const ofDeal = orders.filter(({ claim }) => dealId === WHOLE_SHOW || claim.dealId === dealId);
  const shown = ofDeal.filter(order => status === undefined || order.status === status);
  if (orders.length === 0)
    return (
      <EmptyState
        className="py-10"
        icon={<ReceiptText size={28} />}
        title={t('empty.title')}
        body={t('empty.body')}
      />
    );
  return (
    <div className="@container flex h-full min-h-0 flex-col">
      <div className="flex flex-wrap items-center gap-2 p-3">
        <Select
          label={t('deal')}
          size="s"
          className="min-w-0 flex-1 @min-[560px]:w-56 @min-[560px]:flex-none"
          value={dealId}
          options={[
            { value: WHOLE_SHOW, label: t('wholeShow') },
            ...[...deals].map(([value, label]) => ({ value, label })),
          ]}
          onChange={setDealId}
        />
        <DownloadButton orders={shown} />
        <StatusFilter orders={ofDeal} value={status} onChange={setStatus} />
      </div>
      {shown.length > 0 ? (
        <OrdersTable orders={shown} />
      ) : (
        <p className="px-3 py-6 text-center text-quiet">{t('none')}</p>
      )}
    </div>
  );
}

function DownloadButton({ orders }: { orders: readonly Order[] }) {
  const { t } = useTranslation('orders');
  const slug = useShowSlug();
  return (
    <Button
      size="s"
      disabled={orders.length === 0}
      className="@min-[560px]:order-last @min-[560px]:ml-auto"
      onClick={() => void saveCsv(`${slug}-${t('csv.file')}.csv`, orderRows(t, orders))}
    >
      <Download size={14} aria-hidden /> <span className="@max-[560px]:sr-only">{t('download')}</span>
    </Button>
  );
}
