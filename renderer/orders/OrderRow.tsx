import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../shared/money.ts';
import type { Order, OrderStatus } from '../../shared/orders/order.ts';
import { useServerNow } from '../app/show-clock.ts';
import { usePersonName } from '../names/use-person-name.ts';
import { Badge, type Tone } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { ORDER_COLUMNS } from './columns.ts';
import { formatBuyer, formatDetail } from './format.ts';
import type { Settlement } from './SettleDialog.tsx';

const TONES: Record<OrderStatus, Tone> = {
  held: 'info',
  failed: 'danger',
  paid: 'money',
  cancelled: 'quiet',
  waiting: 'attention',
};

/** An order: who, what, how much, what has become of it, and what can be done by hand. */
export function OrderRow(props: {
  order: Order;
  place: { at: number; of: number };
  start: number;
  onSettle: (settlement: Settlement) => void;
}) {
  const { order, place, start, onSettle } = props;
  const { t, i18n } = useTranslation('orders');
  const now = useServerNow(0);
  const nameOf = usePersonName();
  const { claim, title, status } = order;
  const buyer = nameOf(formatBuyer(t, order));
  const detail = formatDetail(t, order, now, i18n.language);
  return (
    <li
      aria-posinset={place.at}
      aria-setsize={place.of}
      className={`${ORDER_COLUMNS} absolute inset-x-0 h-12 border-line border-t hover:bg-hover`}
      style={{ transform: `translateY(${start}px)` }}
    >
      <span className="truncate font-medium" title={buyer}>
        {buyer}
      </span>
      <span className="truncate" title={title}>
        {title}
      </span>
      <span className="flex flex-col text-right tabular-nums">
        {formatMoney(claim.total, i18n.language)}
        {claim.units > 1 ? (
          <span className="text-faint text-s">{t('units', { count: claim.units })}</span>
        ) : null}
      </span>
      <span className="flex min-w-0 items-center gap-2">
        <Badge tone={TONES[status]}>{t(`status.${status}`)}</Badge>
        <span className="truncate text-quiet text-s tabular-nums" title={detail}>
          {detail}
        </span>
      </span>
      <span className="flex justify-end gap-1">
        <Actions order={order} buyer={buyer} onSettle={onSettle} />
      </span>
    </li>
  );
}

function Actions(props: { order: Order; buyer: string; onSettle: (settlement: Settlement) => void }) {
  const { order, buyer, onSettle } = props;
  const { t } = useTranslation('orders');
  const { kind } = order.claim.state;
  if (kind !== 'held' && kind !== 'waiting') return null;
  const what = { buyer, title: order.title };
  return (
    <>
      {kind === 'held' ? (
        <Button
          size="s"
          aria-label={t('markPaid.label', what)}
          onClick={() => onSettle({ kind: 'markPaid', order })}
        >
          {t('markPaid.button')}
        </Button>
      ) : null}
      <Button
        size="s"
        variant="ghost"
        aria-label={t('release.label', what)}
        onClick={() => onSettle({ kind: 'release', order })}
      >
        {t('release.button')}
      </Button>
    </>
  );
}
