import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../shared/money.ts';
import type { Order } from '../../shared/orders/order.ts';
import { useServerNow } from '../app/show-clock.ts';
import { usePersonName } from '../names/use-person-name.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { ORDER_CELL, ORDER_ROW } from './columns.ts';
import { formatBuyer, formatDetail, STATUS_TONES } from './format.ts';
import type { Settlement } from './SettleDialog.tsx';

/** An order: who, what, how much, what has become of it, and what can be done by hand. */
export function OrderRow(props: {
  order: Order;
  place: { at: number; of: number };
  start: number;
  /** Measures the row, whose height depends on the room there is. */
  measure: (element: Element | null) => void;
  onSettle: (settlement: Settlement) => void;
}) {
  const { order, place, start, measure, onSettle } = props;
  const { t, i18n } = useTranslation('orders');
  const now = useServerNow(0);
  const nameOf = usePersonName();
  const { claim, title, status } = order;
  const buyer = nameOf(formatBuyer(t, order));
  const detail = formatDetail(t, order, now, i18n.language);
  return (
    <li
      ref={measure}
      data-index={place.at - 1}
      aria-posinset={place.at}
      aria-setsize={place.of}
      className={`${ORDER_ROW} absolute inset-x-0 border-line border-t hover:bg-hover`}
      style={{ transform: `translateY(${start}px)` }}
    >
      <span className={`${ORDER_CELL.buyer} truncate font-medium`} title={buyer}>
        {buyer}
      </span>
      <span className={`${ORDER_CELL.deal} truncate`} title={title}>
        {title}
      </span>
      <span className={`${ORDER_CELL.amount} flex flex-col text-right tabular-nums`}>
        {formatMoney(claim.total, i18n.language)}
        {claim.units > 1 ? (
          <span className="text-faint text-s">{t('units', { count: claim.units })}</span>
        ) : null}
      </span>
      <span className={`${ORDER_CELL.status} flex min-w-0 items-center gap-2`}>
        <Badge tone={STATUS_TONES[status]}>{t(`status.${status}`)}</Badge>
        <span className="text-quiet text-s tabular-nums @min-[800px]:truncate" title={detail}>
          {detail}
        </span>
      </span>
      <Actions order={order} buyer={buyer} onSettle={onSettle} />
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
    <span className={`${ORDER_CELL.actions} flex gap-1`}>
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
    </span>
  );
}
