import { useTranslation } from 'react-i18next';
import { useNow } from '../app/use-now.ts';
import { Badge } from '../ui/Badge.tsx';
import { formatRelativeTime } from '../ui/format.ts';
import { ProductImage } from '../ui/ProductImage.tsx';
import type { OwnProduct } from './own-products.ts';
import { Price } from './Price.tsx';
import { StockLeft } from './StockLeft.tsx';

/** How often it is said anew how long ago a product was shown. */
export const AGE_CHECK_MS = 15_000;

/** All of a brand's products in the show, with viewer interest. */
export function OwnTable({ products }: { products: readonly OwnProduct[] }) {
  const { t } = useTranslation('brand');
  const now = useNow(AGE_CHECK_MS);
  return (
    <table className="w-full text-left">
      <thead className="sticky top-0 bg-surface text-quiet text-s">
        <tr>
          <th className="px-3 py-2 font-medium">{t('column.product')}</th>
          <th className="px-3 py-2 font-medium">{t('column.price')}</th>
          <th className="px-3 py-2 font-medium">{t('column.state')}</th>
          <th className="px-3 py-2 text-right font-medium">{t('column.clicks')}</th>
          <th className="px-3 py-2 text-right font-medium">{t('column.stock')}</th>
        </tr>
      </thead>
      <tbody>
        {products.map(own => (
          <tr key={own.product.id} className="border-line border-t">
            <td className="px-3 py-2">
              <span className="flex items-center gap-3">
                <ProductImage src={own.product.picture} className="size-9" />
                <span className="min-w-0">{own.product.title}</span>
              </span>
            </td>
            <td className="px-3 py-2">
              <Price price={own.product.price} compareAt={own.product.compareAt} />
            </td>
            <td className="whitespace-nowrap px-3 py-2 text-quiet">
              <OwnState own={own} now={now} />
            </td>
            <td className="px-3 py-2 text-right">{own.interest.clicks}</td>
            <td className="px-3 py-2 text-right">
              {own.product.stock === undefined ? (
                <span className="text-faint text-s">{t('stockUnknown')}</span>
              ) : (
                <StockLeft stock={own.product.stock} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Whether a product is on screen, or when it was last. */
export function OwnState({ own, now }: { own: OwnProduct; now: number }) {
  const { t, i18n } = useTranslation('brand');
  const { shownAt } = own.interest;
  if (own.pin) return <Badge tone="info">{t('now')}</Badge>;
  if (shownAt === undefined) return t('neverShown');
  return t('shownAt', { time: formatRelativeTime(shownAt, now, i18n.language) });
}
