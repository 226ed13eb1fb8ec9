import clsx from 'clsx';
import { useTranslation } from 'react-i18next';

/** Stock at or below this is highlighted. */
const LOW_STOCK = 10;

/** The remaining stock; nothing if it is unknown. */
export function StockLeft({ stock }: { stock: number | undefined }) {
  const { t } = useTranslation('offers');
  if (stock === undefined) return null;
  return (
    <span className={clsx('text-s', stock <= LOW_STOCK ? 'font-medium text-attention' : 'text-quiet')}>
      {stock === 0 ? t('soldOut') : t('stock', { count: stock })}
    </span>
  );
}
