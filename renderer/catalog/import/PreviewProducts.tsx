import { useTranslation } from 'react-i18next';
import type { CatalogPreview } from '../../../shared/catalog/file.ts';
import { Price } from '../../offers/Price.tsx';

/** The first products of a file as they would be imported. */
export function PreviewProducts({ preview }: { preview: CatalogPreview }) {
  const { t } = useTranslation('catalog');
  return (
    <section aria-label={t('preview.first')} className="rounded-m border border-line">
      <table className="w-full text-left text-s">
        <thead className="bg-raised text-quiet">
          <tr>
            <th className="px-3 py-2 font-medium">{t('field.id')}</th>
            <th className="px-3 py-2 font-medium">{t('field.title')}</th>
            <th className="px-3 py-2 font-medium">{t('field.price')}</th>
            <th className="px-3 py-2 text-right font-medium">{t('field.stock')}</th>
          </tr>
        </thead>
        <tbody>
          {preview.products.map(({ id, title, price, compareAt, stock, variants }) => (
            <tr key={id} className="border-line border-t">
              <td className="max-w-32 truncate px-3 py-1.5 text-quiet">{id}</td>
              <td className="max-w-56 px-3 py-1.5">
                <span className="block truncate">{title}</span>
                {variants ? (
                  <span className="text-faint">{t('variants', { count: variants.length })}</span>
                ) : null}
              </td>
              <td className="px-3 py-1.5">
                <Price price={price} compareAt={compareAt} />
              </td>
              <td className="px-3 py-1.5 text-right">{stock ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
