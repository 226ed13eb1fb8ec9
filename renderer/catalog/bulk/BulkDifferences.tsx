import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Difference } from './bulk-text.ts';

const MAX_LISTED = 200;

/** The changes of an edited text, cell by cell. */
export function BulkDifferences({ differences }: { differences: readonly Difference[] }) {
  const { t } = useTranslation('catalog');
  if (differences.length === 0) return <p className="text-quiet text-s">{t('bulk.none')}</p>;
  return (
    <section aria-label={t('bulk.changes')} className="flex flex-col gap-1">
      <h3 role="status" className="font-medium">
        {t('bulk.count', { count: differences.length })}
      </h3>
      <table className="w-full text-left text-s">
        <tbody>
          {differences.slice(0, MAX_LISTED).map(({ productId, title, column, was, becomes }) => (
            <tr key={`${productId} ${title} ${column}`} className="border-line border-t">
              <th scope="row" className="max-w-56 truncate py-1 pr-3 font-normal">
                {title}
              </th>
              <td className="whitespace-nowrap py-1 pr-3 text-quiet">{t(`table.${column}`)}</td>
              <td className="max-w-80 py-1">
                <span className="flex items-center gap-2">
                  <del className="truncate text-quiet">{was || t('bulk.empty')}</del>
                  <ArrowRight size={12} aria-hidden className="shrink-0 text-faint" />
                  <ins className="truncate font-medium no-underline">{becomes || t('bulk.empty')}</ins>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {differences.length > MAX_LISTED ? (
        <p className="text-quiet text-s">{t('report.more', { count: differences.length - MAX_LISTED })}</p>
      ) : null}
    </section>
  );
}
