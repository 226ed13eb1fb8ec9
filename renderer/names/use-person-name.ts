import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ERASED_NAME } from '../../shared/names/erased.ts';
import { guestNumberOf } from '../../shared/team/guests.ts';

/** Returns a function that writes a person's name as the studio shows it: that of a guest, or of somebody who was erased, in its own language. */
export function usePersonName(): (name: string) => string {
  const { t } = useTranslation('names');
  return useCallback(
    name => {
      if (name === ERASED_NAME) return t('erased');
      const number = guestNumberOf(name);
      return number === undefined ? name : t('guest', { number });
    },
    [t],
  );
}
