import { Bell, CalendarPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { atServer } from '../../client/server-address.ts';
import { room } from '../session.ts';
import { formatDate, formatUntil } from '../ui/format.ts';
import { useNow } from '../ui/use-now.ts';
import { Message } from './Message.tsx';
import { useReminder } from './use-reminder.ts';

const serverNow = () => room.now();

/** Before the show: when it begins, and what helps not to miss it. */
export function Waiting() {
  const { t } = useTranslation();
  const watching = useStore(room.store, state => state.live.presence.watching);
  const startsAt = useStore(room.store, state => state.show.home.startsAt);
  if (startsAt !== undefined) return <Planned startsAt={startsAt} />;
  return (
    <Message title={t('state.waiting.title')} text={t('state.waiting.text')}>
      {watching > 1 && <p className="status-fact">{t('state.waiting.people', { count: watching })}</p>}
    </Message>
  );
}

function Planned({ startsAt }: { startsAt: number }) {
  const { t, i18n } = useTranslation();
  const left = startsAt - useNow(serverNow, true);
  const isDue = left <= 0;
  const title = isDue ? t('state.waiting.due') : formatDate(startsAt, i18n.language);
  return (
    <Message title={title} text={t('state.waiting.text')} isHigh>
      {isDue ? null : (
        <>
          <p className="status-fact">
            {t('state.waiting.inTime', { time: formatUntil(left, i18n.language) })}
          </p>
          <Helpers />
        </>
      )}
    </Message>
  );
}

/** The date as a calendar file, which reminds in any case, and a notification while this page stays open. */
function Helpers() {
  const { t } = useTranslation();
  const { remind, isOn } = useReminder();
  const [isDenied, setIsDenied] = useState(false);
  const ask = async () => setIsDenied(!(await remind()));
  const answer = isOn ? 'reminded' : isDenied ? 'denied' : 'remindWhile';
  const calendar = atServer(`/api/shows/${encodeURIComponent(room.slug)}/calendar.ics`);
  return (
    <>
      <div className="status-actions">
        <a href={calendar} download>
          <CalendarPlus size={18} aria-hidden="true" /> {t('state.waiting.calendar')}
        </a>
        {isOn ? null : (
          <button type="button" onClick={() => void ask()}>
            <Bell size={18} aria-hidden="true" /> {t('state.waiting.remind')}
          </button>
        )}
      </div>
      <p role="status">{t(`state.waiting.${answer}`)}</p>
    </>
  );
}
