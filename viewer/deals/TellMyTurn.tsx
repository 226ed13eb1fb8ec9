import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askToNotify, canAsk } from '../notifications/notifications.ts';

type Answer = 'open' | 'granted' | 'refused';

/** A button for who waits in the line: a notification when it is their turn. Nothing where that is decided already. */
export function TellMyTurn() {
  const { t } = useTranslation();
  const [mayAsk] = useState(canAsk);
  const [answer, setAnswer] = useState<Answer>('open');
  if (!mayAsk) return null;
  if (answer !== 'open') return <span role="status">{t(`deals.notify.${answer}`)}</span>;
  const ask = async () => setAnswer((await askToNotify()) ? 'granted' : 'refused');
  return (
    <button type="button" className="tell-turn" onClick={() => void ask()}>
      {t('deals.notify.ask')}
    </button>
  );
}
