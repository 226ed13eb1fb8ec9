import clsx from 'clsx';
import { ChartColumn, MonitorPlay } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverAddress } from '../../client/server-address.ts';
import type { ShowSummary } from '../../shared/home/protocol.ts';
import { replayAddress, reportAddress } from '../app/entry.ts';
import { useReportError } from '../app/errors.ts';
import { Button, type ButtonVariant, buttonClass } from '../ui/Button.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import { openShow } from './enter.ts';
import { ShowFacts } from './ShowFacts.tsx';
import { ShowMenu, type ShowMenuProps } from './ShowMenu.tsx';
import { ShowPicture } from './ShowPicture.tsx';

export interface ShowCardProps extends ShowMenuProps {
  /** The server's time when the list was made. */
  now: number;
  /** Over the whole width: what is on now, or next. */
  large?: boolean;
}

/** A show: what it is, how it went, and what there is to do with it. */
export function ShowCard({ show, now, ownerKey, large = false, onNext, onChanged }: ShowCardProps) {
  const { t } = useTranslation('home');
  const { title, picture, phase } = show;
  const isPast = phase.kind === 'ended';
  return (
    <li
      className={clsx(
        'panel flex min-w-0 overflow-hidden',
        large ? 'flex-col sm:flex-row' : 'flex-col',
        phase.kind === 'live' && (phase.interruptedAt === undefined ? 'border-live' : 'border-attention'),
      )}
    >
      <ShowPicture
        picture={picture}
        title={title}
        className={large ? 'h-40 w-full sm:h-auto sm:min-h-44 sm:w-72' : 'h-32 w-full'}
      />
      <div className={clsx('flex min-w-0 flex-1 flex-col gap-3', large ? 'p-5' : 'p-4')}>
        <div className="flex items-start gap-2">
          <h3 className={clsx('min-w-0 flex-1 break-words font-semibold', large ? 'text-l' : 'text-m')}>
            {title}
          </h3>
          <ShowMenu show={show} ownerKey={ownerKey} onNext={onNext} onChanged={onChanged} />
        </div>
        <ShowFacts show={show} now={now} />
        <div className="mt-auto flex flex-col items-start gap-1 pt-1">
          {isPast ? <Button onClick={() => onNext(show)}>{t('card.next')}</Button> : null}
          <div className={clsx('flex flex-wrap', isPast && '-ml-3')}>
            {isPast ? <PastLinks show={show} /> : null}
            <OpenButton
              show={show}
              ownerKey={ownerKey}
              variant={large ? 'primary' : isPast ? 'ghost' : 'plain'}
            />
          </div>
        </div>
      </div>
    </li>
  );
}

/** What a show left behind: its report, and where there is one, what viewers watch of it now. */
function PastLinks({ show: { slug, title, hasReplay } }: { show: ShowSummary }) {
  const { t } = useTranslation('home');
  return (
    <>
      <a
        href={reportAddress(slug)}
        aria-label={t('card.reportNamed', { title })}
        className={buttonClass('ghost')}
      >
        <ChartColumn size={16} aria-hidden /> {t('card.report')}
      </a>
      {hasReplay ? (
        <a
          href={replayAddress(slug, serverAddress())}
          target="_blank"
          rel="noopener"
          aria-label={t('card.replayNamed', { title })}
          className={buttonClass('ghost')}
        >
          <MonitorPlay size={16} aria-hidden /> {t('card.replay')}
        </a>
      ) : null}
    </>
  );
}

function OpenButton({
  show,
  ownerKey,
  variant,
}: {
  show: ShowSummary;
  ownerKey: string;
  variant: ButtonVariant;
}) {
  const { t } = useTranslation('home');
  const reportError = useReportError();
  const [isOpening, setIsOpening] = useState(false);
  const open = () => {
    setIsOpening(true);
    openShow(ownerKey, show.slug).catch((error: unknown) => {
      setIsOpening(false);
      reportError(error);
    });
  };
  return (
    <Button
      variant={variant}
      disabled={isOpening}
      aria-label={t('card.openNamed', { title: show.title })}
      onClick={open}
    >
      {isOpening ? <Spinner size={14} /> : null}
      {t('card.open')}
    </Button>
  );
}
