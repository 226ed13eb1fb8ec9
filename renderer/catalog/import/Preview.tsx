import clsx from 'clsx';
import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../app/errors.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { formatFileError } from '../format.ts';
import { openAddProducts, type PreviewStep, useImport, usePreviewActions } from './import-store.ts';
import { MappingTable } from './MappingTable.tsx';
import { PreviewOptions } from './PreviewOptions.tsx';
import { PreviewProducts } from './PreviewProducts.tsx';
import { RowErrors } from './RowErrors.tsx';
import { RowNotes } from './RowNotes.tsx';
import { summarizeReport } from './report.ts';

/** The preview of a file: options, column mapping, first products and row errors. */
export function Preview({ step }: { step: PreviewStep }) {
  const { t } = useTranslation('catalog');
  const { changeOptions, confirm } = usePreviewActions(step);
  const { preview, options, isLoading } = step;
  const { rowsLeftOut, errors, notes } = summarizeReport(preview);
  const isReady = !isLoading && step.error === undefined && preview.missing.length === 0 && preview.total > 0;
  return (
    <div className="flex flex-col gap-4" aria-busy={isLoading}>
      <p className="flex items-center gap-2">
        <span className="min-w-0 truncate font-medium">{step.name}</span>
        <Badge tone="info">{t(`format.${preview.format}`)}</Badge>
        <span role="status" className="shrink-0 text-quiet">
          {t('preview.total', { count: preview.total })}
        </span>
      </p>
      <PicturesWithIt />
      <PreviewOptions preview={preview} options={options} onChange={change => void changeOptions(change)} />
      <ErrorMessage step={step} />
      {preview.columns.length > 0 ? (
        <MappingTable
          preview={preview}
          mapping={options.columns ?? preview.mapping}
          onChange={columns => void changeOptions({ columns })}
        />
      ) : null}
      <div className={clsx('flex flex-col gap-4 transition-opacity', isLoading && 'opacity-60')}>
        {preview.products.length > 0 ? <PreviewProducts preview={preview} /> : null}
        {rowsLeftOut > 0 ? (
          <section className="flex flex-col gap-2">
            <h3 className="flex items-center gap-2 font-medium text-attention">
              <TriangleAlert size={16} aria-hidden />
              {t('preview.leftOut', { count: rowsLeftOut })}
            </h3>
            <RowErrors rows={errors} />
          </section>
        ) : null}
        <RowNotes notes={notes} />
      </div>
      <div className="flex justify-end gap-2">
        <Button onClick={openAddProducts}>{t('preview.another')}</Button>
        <Button variant="primary" disabled={!isReady} onClick={confirm}>
          {t('preview.add', { count: preview.total })}
        </Button>
      </div>
    </div>
  );
}

/** How many pictures came with the list. */
function PicturesWithIt() {
  const { t } = useTranslation('catalog');
  const count = useImport(state => state.pictures.length);
  return count > 0 ? <p className="text-quiet">{t('ownPictures.with', { count })}</p> : null;
}

/** Why the file can't be imported with the present options. */
function ErrorMessage({ step }: { step: PreviewStep }) {
  const { t, i18n } = useTranslation('catalog');
  const { t: tErrors } = useTranslation('errors');
  const { error, preview } = step;
  const fields = preview.missing.map(field => t(`field.${field}`));
  const missing = new Intl.ListFormat(i18n.language).format(fields);
  const text =
    error === undefined
      ? preview.missing.length > 0 && t('preview.missing', { fields: missing })
      : (formatFileError(t, error) ?? errorText(error, tErrors, i18n.language));
  if (!text) return null;
  return (
    <p role="alert" className="flex items-center gap-2 rounded-m border border-attention bg-canvas p-3">
      <CircleAlert size={16} aria-hidden className="shrink-0 text-attention" />
      {text}
    </p>
  );
}
