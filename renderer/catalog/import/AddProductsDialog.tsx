import { CircleAlert, Download, Sparkles } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../app/errors.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/overlay/Dialog.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { DropZone } from './DropZone.tsx';
import { OPTIONAL_COLUMNS, REQUIRED_COLUMNS, saveExample } from './example.ts';
import { type Adding, closeAddProducts, openAddProducts, useAdding, useAddProducts } from './import-store.ts';
import { Preview } from './Preview.tsx';
import { Report } from './Report.tsx';
import { problemText } from './report.ts';

/** Adds products from a file or from the sample set, and reports what came in and what did not. */
export function AddProductsDialog() {
  const { t } = useTranslation('catalog');
  const { open, adding } = useAdding();
  return (
    <Dialog
      open={open}
      onClose={closeAddProducts}
      title={t('add')}
      description={t('intro')}
      width={adding.kind === 'asking' ? 'w-[760px]' : 'w-[560px]'}
    >
      <Step adding={adding} />
    </Dialog>
  );
}

function Step({ adding }: { adding: Adding }) {
  if (adding.kind === 'sending') return <Sending name={adding.name} />;
  if (adding.kind === 'asking') return <Preview asking={adding} />;
  if (adding.kind === 'done') {
    return (
      <Report
        name={adding.name}
        report={adding.report}
        onDone={closeAddProducts}
        onAnother={openAddProducts}
      />
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <Trouble adding={adding} />
      <DropZone />
      <Columns />
      <SampleOffer />
    </div>
  );
}

function Sending({ name }: { name: string | undefined }) {
  const { t } = useTranslation('catalog');
  return (
    <p role="status" className="flex items-center justify-center gap-3 py-16 text-quiet">
      <Spinner /> {t('drop.sending', { name: name ?? t('drop.sampleName') })}
    </p>
  );
}

/** Why the last try brought nothing, and what to do about it. */
function Trouble({ adding }: { adding: Adding }) {
  const { t, i18n } = useTranslation('catalog');
  const { t: errorWords } = useTranslation('errors');
  const aboutFile = () => {
    if (adding.kind === 'several') return t('problem.one');
    if (adding.kind === 'unsuitable') return t('problem.not-a-list-file', { name: adding.name });
    return adding.kind === 'failed' ? problemText(t, adding.error) : undefined;
  };
  const unreadable = aboutFile();
  const failure = adding.kind === 'failed' ? errorText(adding.error, errorWords, i18n.language) : undefined;
  const said = unreadable ?? failure;
  if (!said) return null;
  return (
    <div role="alert" className="flex gap-3 rounded-m border border-danger bg-canvas p-3">
      <CircleAlert size={18} aria-hidden className="mt-px shrink-0 text-danger" />
      <div>
        {unreadable ? <p className="font-medium text-danger">{t('problem.title')}</p> : null}
        <p className="[overflow-wrap:anywhere]">{said}</p>
      </div>
    </div>
  );
}

function Columns() {
  const { t } = useTranslation('catalog');
  return (
    <section aria-label={t('columns.title')} className="flex items-start gap-3">
      <dl className="grid min-w-0 flex-1 grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-s">
        <dt className="text-quiet">{t('columns.required')}</dt>
        <dd>{REQUIRED_COLUMNS}</dd>
        <dt className="text-quiet">{t('columns.optional')}</dt>
        <dd>{OPTIONAL_COLUMNS}</dd>
      </dl>
      <Button size="s" variant="ghost" onClick={saveExample}>
        <Download size={14} aria-hidden />
        {t('columns.example')}
      </Button>
    </section>
  );
}

function SampleOffer() {
  const { t } = useTranslation('catalog');
  const add = useAddProducts();
  return (
    <section className="flex items-center gap-3 border-line border-t pt-4">
      <Sparkles size={18} aria-hidden className="shrink-0 text-faint" />
      <p className="min-w-0 flex-1 text-quiet">{t('sampleText')}</p>
      <Button onClick={() => void add('sample')}>{t('sample')}</Button>
    </section>
  );
}
