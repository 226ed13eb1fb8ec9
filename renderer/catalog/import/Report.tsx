import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CatalogReport } from '../../../shared/catalog/file.ts';
import { Button } from '../../ui/Button.tsx';
import { ImageStatus } from '../ImageStatus.tsx';
import { PictureJob } from '../pictures/PictureJob.tsx';
import { RowErrors } from './RowErrors.tsx';
import { RowNotes } from './RowNotes.tsx';
import { summarizeReport } from './report.ts';

/** Report of an import: products added and updated, row errors and unused columns. */
export function Report(props: {
  name: string | undefined;
  report: CatalogReport;
  onDone: () => void;
  onAnother: () => void;
}) {
  const { name, report, onDone, onAnother } = props;
  const { t } = useTranslation('catalog');
  const { rowsLeftOut, errors, notes, unusedColumns } = summarizeReport(report);
  return (
    <div className="flex flex-col gap-4">
      <Summary name={name} report={report} />
      {rowsLeftOut > 0 ? (
        <section className="flex flex-col gap-2">
          <h3 className="flex items-center gap-2 font-medium text-attention">
            <TriangleAlert size={16} aria-hidden />
            {t('report.leftOut', { count: rowsLeftOut })}
          </h3>
          <p className="text-quiet">{t('report.leftOutHelp')}</p>
          <RowErrors rows={errors} />
        </section>
      ) : null}
      <RowNotes notes={notes} />
      {unusedColumns.length > 0 ? (
        <p className="text-quiet [overflow-wrap:anywhere]">
          {t('report.unused', { count: unusedColumns.length })}: {unusedColumns.join(', ')}
        </p>
      ) : null}
      <ImageStatus />
      <PictureJob />
      <div className="flex justify-end gap-2">
        <Button onClick={onAnother}>{t('another')}</Button>
        <Button variant="primary" onClick={onDone}>
          {t('done')}
        </Button>
      </div>
    </div>
  );
}

function Summary({ name, report }: { name: string | undefined; report: CatalogReport }) {
  const { t } = useTranslation('catalog');
  const { added, updated } = report;
  const parts = [
    added > 0 ? t('report.added', { count: added }) : '',
    updated > 0 ? t('report.updated', { count: updated }) : '',
  ].filter(Boolean);
  return (
    <div role="status" className="flex items-start gap-3">
      {parts.length > 0 ? (
        <CircleCheck size={20} aria-hidden className="mt-0.5 shrink-0 text-money" />
      ) : (
        <TriangleAlert size={20} aria-hidden className="mt-0.5 shrink-0 text-attention" />
      )}
      <div className="min-w-0">
        <p className="font-medium text-l">{parts.join(' · ') || t('report.nothing')}</p>
        {name ? <p className="truncate text-quiet">{t('report.from', { name })}</p> : null}
      </div>
    </div>
  );
}
