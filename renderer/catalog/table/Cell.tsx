import clsx from 'clsx';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../../shared/money.ts';
import { COLUMNS, type ColumnName } from './columns.ts';
import type { Row } from './rows.ts';

/** Numeric columns, which are aligned to the right. */
const isNumber = (column: ColumnName): boolean =>
  column === 'price' || column === 'compare_at' || column === 'stock';

/** The formatted value: prices with currency, countries with their names as tooltip. */
function Value({ row, column }: { row: Row; column: ColumnName }) {
  const { t, i18n } = useTranslation('catalog');
  const { product, variant } = row;
  const of = variant ?? product;
  if (variant && !COLUMNS[column].ofVariants) return null;
  if (column === 'price') return formatMoney(of.price, i18n.language);
  if (column === 'compare_at') return of.compareAt ? formatMoney(of.compareAt, i18n.language) : '–';
  if (column === 'stock') return of.stock ?? t('table.uncounted');
  if (column === 'prices')
    return product.prices?.map(price => formatMoney(price, i18n.language)).join(' · ') ?? '–';
  if (column === 'regions') {
    const { regions } = product;
    if (!regions) return t('table.everywhere');
    const names = new Intl.DisplayNames(i18n.language, { type: 'region' });
    return <span title={regions.map(code => names.of(code)).join(', ')}>{regions.join(' ')}</span>;
  }
  return COLUMNS[column].format(of) || '–';
}

/** A cell of the table: its value, or an input while it is edited. */
export function Cell(props: {
  id: string;
  row: Row;
  column: ColumnName;
  index: number;
  active: boolean;
  /** Text while it is edited, else undefined. */
  editText: string | undefined;
  wrong: boolean;
  onPick: () => void;
  onOpen: () => void;
  onType: (text: string) => void;
  onDone: (step: 'down' | 'right' | 'left' | 'stay') => void;
  onLeave: () => void;
}) {
  const { id, row, column, index, active, editText, wrong } = props;
  const { t } = useTranslation('catalog');
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys of its cells.
    <div
      id={id}
      role="gridcell"
      aria-colindex={index + 1}
      aria-selected={active}
      onClick={props.onPick}
      onDoubleClick={props.onOpen}
      className={clsx(
        'flex min-w-0 items-center px-2',
        isNumber(column) && 'justify-end tabular-nums',
        active && 'rounded-s outline-2 outline-focus outline-offset-[-2px]',
      )}
    >
      {editText === undefined ? (
        <span className={clsx('truncate', row.variant && 'text-quiet')}>
          <Value row={row} column={column} />
        </span>
      ) : (
        <input
          // biome-ignore lint/a11y/noAutofocus: the user has started to type.
          autoFocus
          aria-label={t('table.edit', { field: t(`field.${column}`), title: row.product.title })}
          aria-invalid={wrong}
          value={editText}
          onChange={event => props.onType(event.target.value)}
          onBlur={() => props.onDone('stay')}
          onKeyDown={event => {
            const steps = { Enter: 'down', Tab: event.shiftKey ? 'left' : 'right' } as const;
            const step = steps[event.key as keyof typeof steps];
            if (step) props.onDone(step);
            else if (event.key === 'Escape') props.onLeave();
            else return;
            event.preventDefault();
            event.stopPropagation();
          }}
          className={clsx(
            'w-full min-w-0 rounded-s border bg-canvas px-1.5 py-1 outline-none',
            isNumber(column) && 'text-right tabular-nums',
            wrong ? 'border-danger' : 'border-accent',
          )}
        />
      )}
    </div>
  );
}
