import clsx from 'clsx';
import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../app/errors.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { type Asking, openAddProducts, useAnswers } from './import-store.ts';
import { MappingTable } from './MappingTable.tsx';
import { PreviewChoices } from './PreviewOptions.tsx';
import { PreviewProducts } from './PreviewProducts.tsx';
import { Complaints } from './RowErrors.tsx';
import { problemText, readReport } from './report.ts';

/** What a file holds, and what has to be known before its products come in. */
export function Preview({ asking }: { asking: Asking }) {
  const { t } = useTranslation('catalog');
  const { decide, confirm } = useAnswers(asking);
  const { shown, options, reading } = asking;
  const { rowsLeftOut, complaints } = readReport(shown);
  const isReady = !reading && asking.error === undefined && shown.missing.length === 0 && shown.total > 0;
  return (
    <div className="flex flex-col gap-4" aria-busy={reading}>
      <p className="flex items-center gap-2">
        <span className="min-w-0 truncate font-medium">{asking.name}</span>
        <Badge tone="info">{t(`format.${shown.format}`)}</Badge>
        <span role="status" className="shrink-0 text-quiet">
          {t('preview.total', { count: shown.total })}
        </span>
      </p>
      <PreviewChoices shown={shown} options={options} onDecide={change => void decide(change)} />
      <Trouble asking={asking} />
      {shown.columns.length > 0 ? (
        <MappingTable
          shown={shown}
          mapping={options.columns ?? shown.mapping}
          onChange={columns => void decide({ columns })}
        />
      ) : null}
      <div className={clsx('flex flex-col gap-4 transition-opacity', reading && 'opacity-60')}>
        {shown.products.length > 0 ? <PreviewProducts shown={shown} /> : null}
        {rowsLeftOut > 0 ? (
          <section className="flex flex-col gap-2">
            <h3 className="flex items-center gap-2 font-medium text-attention">
              <TriangleAlert size={16} aria-hidden />
              {t('preview.leftOut', { count: rowsLeftOut })}
            </h3>
            <Complaints rows={complaints} />
          </section>
        ) : null}
      </div>
      <div className="flex justify-end gap-2">
        <Button onClick={openAddProducts}>{t('preview.another')}</Button>
        <Button variant="primary" disabled={!isReady} onClick={confirm}>
          {t('preview.add', { count: shown.total })}
        </Button>
      </div>
    </div>
  );
}

/** What keeps the file from coming in as it is read now. */
function Trouble({ asking }: { asking: Asking }) {
  const { t, i18n } = useTranslation('catalog');
  const { t: errorWords } = useTranslation('errors');
  const { error, shown } = asking;
  const fields = shown.missing.map(field => t(`field.${field}`));
  const missing = new Intl.ListFormat(i18n.language).format(fields);
  const said =
    error === undefined
      ? shown.missing.length > 0 && t('preview.missing', { fields: missing })
      : (problemText(t, error) ?? errorText(error, errorWords, i18n.language));
  if (!said) return null;
  return (
    <p role="alert" className="flex items-center gap-2 rounded-m border border-attention bg-canvas p-3">
      <CircleAlert size={16} aria-hidden className="shrink-0 text-attention" />
      {said}
    </p>
  );
}
