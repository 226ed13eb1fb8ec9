import { useTranslation } from 'react-i18next';
import type { BadRow } from '../../../shared/catalog/file.ts';

/** Maximum number of listed errors; the others are counted. */
const MAX_LISTED = 200;

/** Errors of a file by line and field. */
export function RowErrors({ rows }: { rows: readonly BadRow[] }) {
  const { t } = useTranslation('catalog');
  const hidden = rows.length - MAX_LISTED;
  return (
    <div className="max-h-64 overflow-y-auto rounded-m border border-line">
      <table className="w-full text-left text-s">
        <thead className="sticky top-0 bg-raised text-quiet">
          <tr>
            <th className="px-3 py-2 font-medium">{t('report.line')}</th>
            <th className="px-3 py-2 font-medium">{t('report.field')}</th>
            <th className="px-3 py-2 font-medium">{t('report.why')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MAX_LISTED).map(row => (
            <tr
              key={`${row.line} ${row.field} ${row.reason} ${row.value}`}
              className="border-line border-t align-top"
            >
              <td className="px-3 py-1.5 text-right">{row.line}</td>
              <td className="whitespace-nowrap px-3 py-1.5 text-quiet">
                {row.field || t('report.wholeRow')}
              </td>
              <td className="px-3 py-1.5 [overflow-wrap:anywhere]">
                {t(`valueError.${row.reason}`, { value: row.value ?? '' })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {hidden > 0 ? (
        <p className="px-3 py-2 text-quiet text-s">{t('report.more', { count: hidden })}</p>
      ) : null}
    </div>
  );
}
