import { useTranslation } from 'react-i18next';
import type { BadRow } from '../../../shared/catalog/file.ts';
import { RowList } from './RowList.tsx';

/** Errors of a file by line and field. */
export function RowErrors({ rows }: { rows: readonly BadRow[] }) {
  const { t } = useTranslation('catalog');
  return (
    <RowList
      rows={rows}
      heading={t('report.why')}
      textOf={({ reason, value }) => t(`valueError.${reason}`, { value: value ?? '' })}
    />
  );
}
