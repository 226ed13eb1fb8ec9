import { useTranslation } from 'react-i18next';
import { COLUMN_NAMES, type ColumnName } from '../table/columns.ts';

/** Choice of the text's columns. Disabled once the text was changed, as a change of columns rewrites it. */
export function BulkColumns(props: {
  chosen: readonly ColumnName[];
  isChanged: boolean;
  onChoose: (columns: readonly ColumnName[]) => void;
}) {
  const { chosen, isChanged, onChoose } = props;
  const { t } = useTranslation('catalog');
  return (
    <fieldset
      disabled={isChanged}
      className="flex flex-wrap items-center gap-x-4 gap-y-1 disabled:opacity-60"
    >
      <legend className="mb-1 text-quiet text-s">{t('bulk.columns')}</legend>
      {COLUMN_NAMES.map(column => (
        <label key={column} className="flex items-center gap-1.5 text-s pointer-coarse:min-h-10">
          <input
            type="checkbox"
            checked={chosen.includes(column)}
            onChange={({ target }) =>
              onChoose(
                COLUMN_NAMES.filter(each => (each === column ? target.checked : chosen.includes(each))),
              )
            }
            className="accent-accent-strong"
          />
          {t(`table.${column}`)}
        </label>
      ))}
    </fieldset>
  );
}
