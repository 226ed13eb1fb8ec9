import { useTranslation } from 'react-i18next';

/** Maximum number of listed rows; the others are counted. */
const MAX_LISTED = 200;

/** A remark on a row of a file. */
interface Row {
  readonly line: number;
  readonly field: string;
  readonly reason: string;
  readonly value?: string | undefined;
}

/** Remarks on the rows of a file by line and field. `heading` is that of the texts. */
export function RowList<T extends Row>(props: {
  rows: readonly T[];
  heading: string;
  textOf: (row: T) => string;
}) {
  const { rows, heading, textOf } = props;
  const { t } = useTranslation('catalog');
  const hidden = rows.length - MAX_LISTED;
  return (
    <div className="max-h-64 overflow-y-auto rounded-m border border-line">
      <table className="w-full text-left text-s">
        <thead className="sticky top-0 bg-raised text-quiet">
          <tr>
            <th className="px-3 py-2 font-medium">{t('report.line')}</th>
            <th className="px-3 py-2 font-medium">{t('report.field')}</th>
            <th className="px-3 py-2 font-medium">{heading}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MAX_LISTED).map(row => (
            <tr
              key={`${row.line} ${row.field} ${row.reason} ${row.value}`}
              className="border-line border-t align-top"
            >
              <td className="px-3 py-1.5 text-right">{row.line}</td>
              <td className="px-3 py-1.5 text-quiet [overflow-wrap:anywhere]">
                {row.field || t('report.wholeRow')}
              </td>
              <td className="px-3 py-1.5 [overflow-wrap:anywhere]">{textOf(row)}</td>
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
