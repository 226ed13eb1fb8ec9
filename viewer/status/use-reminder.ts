import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { room } from '../session.ts';
import { remindOnce } from './reminder.ts';

/** Asks the browser whether it may tell the viewer of the beginning, and does so once while the page is open. */
export function useReminder(): { isOn: boolean; remind: () => Promise<boolean> } {
  const { t } = useTranslation();
  const [isOn, setIsOn] = useState(false);
  const remind = async () => {
    const isGranted = 'Notification' in globalThis && (await Notification.requestPermission()) === 'granted';
    setIsOn(isGranted);
    if (isGranted)
      remindOnce(
        room.store,
        title => new Notification(title, { body: t('state.waiting.started'), tag: 'vitrine.start' }),
      );
    return isGranted;
  };
  return { isOn, remind };
}
