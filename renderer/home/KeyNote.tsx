import { KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useReportError } from '../app/errors.ts';
import { Button } from '../ui/Button.tsx';
import { AskFirst } from '../ui/overlay/AskFirst.tsx';
import { showToast } from '../ui/overlay/toast.ts';
import { renewKey } from './api.ts';
import { keepHomeKey } from './home-key.ts';

/** Gives the owner a new key, for when somebody else has got hold of theirs. */
export function KeyNote({ ownerKey }: { ownerKey: string }) {
  const { t } = useTranslation('home');
  const reportError = useReportError();
  const renew = () => {
    renewKey(ownerKey)
      .then(({ key }) => {
        keepHomeKey(key);
        showToast(t('key.done'));
      })
      .catch(reportError);
  };
  return (
    <div className="flex flex-wrap items-center gap-3 text-quiet">
      <KeyRound size={18} aria-hidden className="shrink-0 text-faint" />
      <p className="min-w-0 flex-1 basis-60 text-pretty">{t('key.body')}</p>
      <AskFirst title={t('key.title')} body={t('key.confirmBody')} confirm={t('key.renew')} onConfirm={renew}>
        {ask => (
          <Button size="s" onClick={ask}>
            {t('key.renew')}
          </Button>
        )}
      </AskFirst>
    </div>
  );
}
