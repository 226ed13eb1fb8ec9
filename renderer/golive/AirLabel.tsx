import clsx from 'clsx';
import { Radio } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Spinner } from '../ui/Spinner.tsx';

type AirPhase = 'go' | 'starting' | 'end' | 'ending';

/** The label of the button that goes live and ends the show: as wide as its widest, so that the button never moves. */
export function AirLabel({ shown }: { shown: AirPhase }) {
  const { t } = useTranslation('golive');
  const labels: Record<AirPhase, ReactNode> = {
    go: (
      <>
        <Radio size={16} /> {t('go.button')}
      </>
    ),
    starting: (
      <>
        <Spinner /> {t('go.starting')}
      </>
    ),
    end: t('end.button'),
    ending: (
      <>
        <Spinner /> {t('end.ending')}
      </>
    ),
  };
  return (
    <span className="grid">
      {Object.entries(labels).map(([phase, label]) => (
        <span
          key={phase}
          className={clsx(
            'col-start-1 row-start-1 flex items-center justify-center gap-2',
            phase !== shown && 'invisible',
          )}
        >
          {label}
        </span>
      ))}
    </span>
  );
}
