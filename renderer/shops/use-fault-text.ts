import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { CommandError } from '../../shared/errors.ts';
import { ShopFault } from '../../shared/shops/protocol.ts';
import { errorText } from '../app/errors.ts';

/** Says why a shop did not do what it was asked, and how to mend it; other errors are said as everywhere. */
export function useFaultText(): (error: unknown) => string {
  const { t, i18n } = useTranslation('shops');
  const { t: tErrors } = useTranslation('errors');
  return useCallback(
    error => {
      const { fault, detail } = error instanceof CommandError ? (error.params ?? {}) : {};
      const known = ShopFault.safeParse(fault);
      if (!known.success) return errorText(error, tErrors, i18n.language);
      const context = detail ? { context: 'detail', detail } : {};
      return t(`fault.${known.data}`, context);
    },
    [t, tErrors, i18n.language],
  );
}
