import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import type { Answer } from './use-answer.ts';

/** Stands where an answer of the server is not there yet, or failed: then with the way to ask again. */
export function AnswerNote(props: { answer: Answer<unknown>; failed: string; onAgain: () => void }) {
  const { answer, failed, onAgain } = props;
  const { t } = useTranslation('rules');
  if (answer.kind !== 'failed') return <Spinner />;
  return (
    <div role="alert" className="flex flex-wrap items-center gap-2">
      <p className="text-quiet">{failed}</p>
      <Button size="s" onClick={onAgain}>
        {t('ready.again')}
      </Button>
    </div>
  );
}
