import clsx from 'clsx';
import { useTranslation } from 'react-i18next';
import { type Order, OrderStatus } from '../../shared/orders/order.ts';

/** The statuses with their counts; one can be chosen alone. */
export function StatusFilter(props: {
  orders: readonly Order[];
  value: OrderStatus | undefined;
  onChange: (status: OrderStatus | undefined) => void;
}) {
  const { orders, value, onChange } = props;
  const { t } = useTranslation('orders');
  const choices = [undefined, ...OrderStatus.options];
  const countOf = (status: OrderStatus | undefined) =>
    status === undefined ? orders.length : orders.filter(order => order.status === status).length;
  return (
    <fieldset className="flex min-w-0 shrink-0 basis-full gap-1 overflow-x-auto @min-[560px]:basis-auto @min-[560px]:flex-wrap">
      <legend className="sr-only">{t('filter')}</legend>
      {choices.map(status => (
        <button
          key={status ?? 'all'}
          type="button"
          aria-pressed={value === status}
          onClick={() => onChange(status)}
          className={clsx(
            'h-7 shrink-0 rounded-s px-2 text-s tabular-nums transition-colors duration-150 ease-calm pointer-coarse:min-h-10',
            value === status ? 'bg-hover font-medium text-ink' : 'text-quiet hover:bg-hover hover:text-ink',
          )}
        >
          {t(`filterBy.${status ?? 'all'}`)}{' '}
          <span className={value === status ? 'text-quiet' : 'text-faint'}>{countOf(status)}</span>
        </button>
      ))}
    </fieldset>
  );
}
