import clsx from 'clsx';
import { useTranslation } from 'react-i18next';

/** From how few units left the host should know. */
const LOW_STOCK = 10;

/** How many units are left to sell; nothing where the shop does not say. */
export function StockLeft({ stock }: { stock: number | undefined }) {
  const { t } = useTranslation('offers');
  if (stock === undefined) return null;
  return (
    <span className={clsx('text-s', stock <= LOW_STOCK ? 'font-medium text-attention' : 'text-quiet')}>
      {stock === 0 ? t('soldOut') : t('stock', { count: stock })}
    </span>
  );
}
