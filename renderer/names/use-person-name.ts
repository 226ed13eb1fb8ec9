import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { guestNumberOf } from '../../shared/team/guests.ts';

/** Returns a function that writes a person's name as the studio shows it: that of a guest in its own language. */
export function usePersonName(): (name: string) => string {
  const { t } = useTranslation('names');
  return useCallback(
    name => {
      const number = guestNumberOf(name);
      return number === undefined ? name : t('guest', { number });
    },
    [t],
  );
}
