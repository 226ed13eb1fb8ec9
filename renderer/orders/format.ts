import type { TFunction } from 'i18next';
import { exactAmount } from '../../shared/money.ts';
import type { Order, OrderStatus } from '../../shared/orders/order.ts';
import type { Tone } from '../ui/Badge.tsx';
import type { CsvRow } from '../ui/csv.ts';
import { formatTimeOfDay } from '../ui/format.ts';

type Translate = TFunction<'orders'>;

/** The colour in which each status of an order stands. */
export const STATUS_TONES: Record<OrderStatus, Tone> = {
  held: 'info',
  failed: 'danger',
  paid: 'money',
  cancelled: 'quiet',
  waiting: 'attention',
};

/** An order's buyer as viewers see them. */
export const formatBuyer = (t: Translate, { claim }: Order): string => claim.name ?? t('someone');

/** What has become of an order: until when it is kept, who says that it is paid, why it came back. */
export function formatDetail(t: Translate, order: Order, now: number, language: string): string {
  const { claim, place } = order;
  const { state, hand, demo, failed } = claim;
  const time = (at: number) => formatTimeOfDay(at, now, language);
  switch (state.kind) {
    case 'waiting':
      return t('detail.waiting', { place: place ?? '' });
    case 'held':
      return failed
        ? t('detail.failedHeld', { at: time(failed.at), time: time(state.until) })
        : t('detail.held', { time: time(state.until) });
    case 'paid':
      if (demo) return t('detail.demo', { time: time(state.at) });
      return hand
        ? t('detail.byHand', { time: time(hand.at), name: hand.name })
        : t('detail.paid', { time: time(state.at), order: state.order });
    case 'returned':
      if (hand) return t('detail.releasedBy', { time: time(hand.at), name: hand.name });
      return t(failed && state.reason === 'expired' ? 'detail.failedOver' : `detail.${state.reason}`, {
        time: time(state.at),
      });
  }
}

const isoTime = (at: number | undefined): string => (at === undefined ? '' : new Date(at).toISOString());

/** Orders as rows of a CSV file, with its columns named in the reader's language. Times are in UTC. */
export function orderRows(t: Translate, orders: readonly Order[]): CsvRow[] {
  const columns = ['order', 'deal', 'buyer', 'units', 'amount', 'currency', 'status'] as const;
  const times = ['made', 'settled', 'hand', 'demo', 'id'] as const;
  return [
    [...columns, ...times].map(name => t(`csv.${name}`)),
    ...orders.map(order => {
      const { claim, status, title } = order;
      const { state, hand, demo, units, total, at, id } = claim;
      return [
        state.kind === 'paid' ? state.order : '',
        title,
        formatBuyer(t, order),
        units,
        exactAmount(total),
        total.currency,
        t(`status.${status}`),
        isoTime(at),
        isoTime('at' in state ? state.at : undefined),
        hand?.name ?? '',
        demo ? t('csv.yes') : '',
        id,
      ];
    }),
  ];
}
