import { CircleAlert, Download, PencilLine, Sparkles, Store } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../app/errors.ts';
import { ShopsButton } from '../../shops/ShopsButton.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/overlay/Dialog.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { formatFileError } from '../format.ts';
import { PictureJob } from '../pictures/PictureJob.tsx';
import { openProductTask } from '../product/product-store.ts';
import { DropZone } from './DropZone.tsx';
import { OPTIONAL_COLUMNS, REQUIRED_COLUMNS, saveExample } from './example.ts';
import {
  closeAddProducts,
  type ImportStep,
  openAddProducts,
  useAddProducts,
  useImport,
} from './import-store.ts';
import { Preview } from './Preview.tsx';
import { Report } from './Report.tsx';
import { useDropGuard } from './use-drop-guard.ts';

/** For those whose shop Vitrine can ask by itself. */
function ShopOffer() {
  const { t } = useTranslation('shops');
  return (
    <section className="flex items-center gap-3 border-line border-t pt-4">
      <Store size={18} aria-hidden className="shrink-0 text-faint" />
      <p className="min-w-0 flex-1 text-quiet">{t('offer')}</p>
      <ShopsButton onOpen={closeAddProducts} />
    </section>
  );
}

/** For a product that no list has. */
function OneOffer() {
  const { t } = useTranslation('catalog');
  const write = () => {
    closeAddProducts();
    openProductTask({ kind: 'add' });
  };
  return (
    <section className="flex items-center gap-3 border-line border-t pt-4">
      <PencilLine size={18} aria-hidden className="shrink-0 text-faint" />
      <p className="min-w-0 flex-1 text-quiet">{t('product.oneText')}</p>
      <Button onClick={write}>{t('product.new')}</Button>
    </section>
  );
}

/** Imports products from a file or the sample set, and shows a report. */
export function AddProductsDialog() {
  const { t } = useTranslation('catalog');
  const { open, step } = useImport();
  useDropGuard();
  return (
    <Dialog
      open={open}
      onClose={closeAddProducts}
      title={t('add')}
      description={t('intro')}
      width={step.kind === 'preview' ? 'w-[760px]' : 'w-[560px]'}
    >
      <Step step={step} />
    </Dialog>
  );
}

function Step({ step }: { step: ImportStep }) {
  if (step.kind === 'sending') return <Sending name={step.name} />;
  if (step.kind === 'preview') return <Preview step={step} />;
  if (step.kind === 'done') {
    return (
      <Report name={step.name} report={step.report} onDone={closeAddProducts} onAnother={openAddProducts} />
    );
  }
  if (step.kind === 'pictures') return <Pictures />;
  return (
    <div className="flex flex-col gap-4">
      <ErrorMessage step={step} />
      <DropZone />
      <Columns />
      <ShopOffer />
      <OneOffer />
      <SampleOffer />
    </div>
  );
}

function Sending({ name }: { name: string | undefined }) {
  const { t } = useTranslation('catalog');
  return (
    <p role="status" className="flex items-center justify-center gap-3 py-16 text-quiet">
      <Spinner /> {name ? t('drop.sending', { name }) : t('drop.reading')}
    </p>
  );
}

/** Pictures that came without a list, for products that are here. */
function Pictures() {
  const { t } = useTranslation('catalog');
  return (
    <div className="flex flex-col gap-4">
      <PictureJob />
      <div className="flex justify-end gap-2">
        <Button onClick={openAddProducts}>{t('another')}</Button>
        <Button variant="primary" onClick={closeAddProducts}>
          {t('done')}
        </Button>
      </div>
    </div>
  );
}

/** Why the last import failed. */
function ErrorMessage({ step }: { step: ImportStep }) {
  const { t, i18n } = useTranslation('catalog');
  const { t: tErrors } = useTranslation('errors');
  const formatAboutFile = () => {
    if (step.kind === 'several-files') return t('fileError.one');
    if (step.kind === 'unsupported-type') return t('fileError.not-a-list-file', { name: step.name });
    return step.kind === 'failed' ? formatFileError(t, step.error) : undefined;
  };
  const fileError = formatAboutFile();
  const otherError = step.kind === 'failed' ? errorText(step.error, tErrors, i18n.language) : undefined;
  const text = fileError ?? otherError;
  if (!text) return null;
  return (
    <div role="alert" className="flex gap-3 rounded-m border border-danger bg-canvas p-3">
      <CircleAlert size={18} aria-hidden className="mt-px shrink-0 text-danger" />
      <div>
        {fileError ? <p className="font-medium text-danger">{t('fileError.title')}</p> : null}
        <p className="[overflow-wrap:anywhere]">{text}</p>
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
