import { CircleCheck, ImageDown, ImageOff, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../app/errors.ts';
import { Button } from '../../ui/Button.tsx';
import { NameList } from './NameList.tsx';
import { type PictureJob as Job, type PictureReport, usePictureJob } from './picture-job.ts';

/** How the host's own pictures come in, and what became of them; nothing if there were none. */
export function PictureJob() {
  const job = usePictureJob();
  if (job.kind === 'running') return <Progress job={job} />;
  return job.kind === 'done' ? <Report report={job.report} /> : null;
}

function Progress({ job: { done, total, stop } }: { job: Extract<Job, { kind: 'running' }> }) {
  const { t } = useTranslation('catalog');
  return (
    <div className="flex items-center gap-3">
      <ImageDown size={16} aria-hidden className="shrink-0 text-faint" />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p role="status" className="text-quiet tabular-nums">
          {t('ownPictures.progress', { done, total })}
        </p>
        <progress
          value={done}
          max={Math.max(1, total)}
          aria-label={t('ownPictures.title')}
          className="h-1 w-full accent-accent-strong"
        />
      </div>
      <Button size="s" onClick={stop}>
        {t('ownPictures.stop')}
      </Button>
    </div>
  );
}

function Report({ report }: { report: PictureReport }) {
  const { t } = useTranslation('catalog');
  const { products, failed, unmatched, spare } = report;
  const Icon = products > 0 ? CircleCheck : ImageOff;
  return (
    <section aria-label={t('ownPictures.title')} className="flex flex-col gap-2">
      <p role="status" className="flex items-center gap-2 font-medium">
        <Icon size={16} aria-hidden className={products > 0 ? 'text-money' : 'text-attention'} />
        {t('ownPictures.taken', { count: products })}
      </p>
      <Ended report={report} />
      <NameList
        isAttention
        title={t('ownPictures.failed', { count: failed.length })}
        lines={failed.map(({ name, fault }) => ({ name, text: t(`ownPictures.fault.${fault}`) }))}
      />
      <NameList
        isAttention
        title={t('ownPictures.unmatched', { count: unmatched.length })}
        help={t('ownPictures.unmatchedHelp')}
        lines={unmatched.map(name => ({ name }))}
      />
      <NameList
        title={t('ownPictures.spare', { count: spare.length })}
        lines={spare.map(name => ({ name }))}
      />
    </section>
  );
}

/** Why it ended before all pictures were in. */
function Ended({ report: { isStopped, error } }: { report: PictureReport }) {
  const { t, i18n } = useTranslation('catalog');
  const { t: tErrors } = useTranslation('errors');
  if (!isStopped && error === undefined) return null;
  return (
    <p role="alert" className="flex items-center gap-2 text-attention">
      <TriangleAlert size={16} aria-hidden className="shrink-0" />
      <span>
        {error === undefined ? null : `${errorText(error, tErrors, i18n.language)} `}
        {t('ownPictures.stopped')}
      </span>
    </p>
  );
}
