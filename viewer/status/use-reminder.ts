import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askToNotify, notify } from '../notifications/notifications.ts';
import { room } from '../session.ts';
import { remindOnce } from './reminder.ts';

/** Asks the browser whether it may tell the viewer of the beginning, and does so once while the page is open. */
export function useReminder(): { isOn: boolean; remind: () => Promise<boolean> } {
  const { t } = useTranslation();
  const [isOn, setIsOn] = useState(false);
  const remind = async () => {
    const isGranted = await askToNotify();
    setIsOn(isGranted);
    if (isGranted)
      remindOnce(room.store, title => void notify(title, t('state.waiting.started'), 'vitrine.start'));
    return isGranted;
  };
  return { isOn, remind };
}
