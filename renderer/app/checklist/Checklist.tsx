import clsx from 'clsx';
import { Check, QrCode as QrIcon, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { onShelf } from '../../../shared/catalog/product.ts';
import { openAddProducts } from '../../catalog/import/import-store.ts';
import { PreviewDialog } from '../../reach/PreviewDialog.tsx';
import { CanvasChoice } from '../../scenes/CanvasChoice.tsx';
import { CANVAS_NAMES } from '../../scenes/CanvasIcon.tsx';
import { useAllChecked } from '../../shops/check-store.ts';
import { useStudioSession } from '../../stage/studio-session-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useRoomView, useShow } from '../room-context.tsx';
import { setView, useView } from '../view-store.ts';
import { checklistSteps, type StepId } from './steps.ts';

function StepMark({ number, done }: { number: number; done: boolean }) {
  return (
    <span
      aria-hidden
      className={clsx(
        'mt-px inline-flex size-6 short:mt-0.5 shrink-0 items-center justify-center rounded-full font-semibold text-s',
        done ? 'bg-accent-strong text-on-accent' : 'border border-line-strong text-quiet',
      )}
    >
      {done ? <Check size={14} /> : number}
    </span>
  );
}

function Step({
  number,
  done,
  title,
  body,
  action,
  isCrowded,
}: {
  number: number;
  done: boolean;
  title: string;
  body: string;
  action?: ReactNode;
  /** True where there are so many steps that a low window has no room for those that are done. */
  isCrowded: boolean;
}) {
  const { t } = useTranslation('app');
  return (
    <li className={clsx('flex min-w-0 flex-1 gap-3 short:gap-2', done && isCrowded && 'short:hidden')}>
      <StepMark number={number} done={done} />
      <div className="min-w-0 flex-1 short:flex short:min-h-7 short:flex-wrap short:content-start short:items-center short:gap-x-3 short:gap-y-1">
        <p className={clsx('font-medium', done && 'text-quiet')}>
          {title}
          {done ? <span className="sr-only"> – {t('start.done')}</span> : null}
        </p>
        <p className="mt-0.5 text-pretty text-quiet text-s short:hidden">{body}</p>
        {action && !done ? <div className="mt-2 short:mt-0">{action}</div> : null}
      </div>
    </li>
  );
}

/** So many steps fit beside each other in a low window. */
const ROOMY_STEPS = 4;

const ACTIONS: Partial<Record<StepId, () => void>> = {
  products: openAddProducts,
  shop: () => setView({ drawer: 'shops' }),
  viewer: () => setView({ dialog: 'preview' }),
};

function StepAction({ id }: { id: StepId }) {
  const { t } = useTranslation('app');
  const run = ACTIONS[id];
  if (id === 'format') return <CanvasChoice />;
  if (!run) return null;
  return (
    <Button size="s" onClick={run}>
      {id === 'viewer' ? <QrIcon size={14} className="short:hidden" /> : null}
      {id === 'viewer'
        ? t('start.viewer.show')
        : t(id === 'shop' ? 'start.shop.check' : 'start.products.add')}
    </Button>
  );
}

function useSteps() {
  const { media } = useStudioSession();
  const hasCamera = useStore(media.camera.store, view => view.source.kind === 'on');
  const hasMicrophone = useStore(media.microphone.store, view => view.source.kind === 'on');
  const canvas = useShow(show => show.scenes.canvas);
  const products = useShow(show => onShelf(show.catalog.products).length);
  const sawAsViewer = useRoomView(({ live }) => live.reach.preview?.wasShown ?? false);
  const shops = useShow(show => show.shops.connections);
  const isChecked = useAllChecked(shops.map(({ id }) => id));
  const isShopChecked = shops.length > 0 ? isChecked : undefined;
  const progress = {
    hasCamera,
    hasMicrophone,
    hasFormat: canvas !== undefined,
    products,
    isShopChecked,
    sawAsViewer,
  };
  return { steps: checklistSteps(progress), products, canvas };
}

/** The first-run checklist: the steps to a show, until it is closed or the show goes live. */
export function Checklist() {
  const { t } = useTranslation('app');
  const { steps, products, canvas } = useSteps();
  const closed = useView(view => view.checklistClosed);
  const isReady = useShow(show => show.lifecycle.phase.kind === 'ready');
  if (closed || !isReady) return null;
  const done = steps.filter(step => step.done).length;
  return (
    <section className="panel mb-2 shrink-0 px-4 pt-2 pb-3">
      <header className="flex h-8 items-center gap-3">
        <h2 className="font-semibold">{done === steps.length ? t('start.ready') : t('start.title')}</h2>
        <span className="flex-1 text-quiet text-s">{t('start.progress', { done, count: steps.length })}</span>
        <IconButton
          label={t('start.dismiss')}
          size="s"
          className="-mr-2"
          onClick={() => setView({ checklistClosed: true })}
        >
          <X size={16} />
        </IconButton>
      </header>
      <ol className="mt-1 flex gap-6 short:mt-0 short:gap-3">
        {steps.map(({ id, done: isDone }, index) => (
          <Step
            key={id}
            number={index + 1}
            done={isDone}
            title={t(`start.${id}.title`)}
            body={
              isDone
                ? t(`start.${id}.done`, { count: products, format: canvas && CANVAS_NAMES[canvas] })
                : t(`start.${id}.todo`)
            }
            action={<StepAction id={id} />}
            isCrowded={steps.length > ROOMY_STEPS}
          />
        ))}
      </ol>
      <PreviewDialog />
    </section>
  );
}
