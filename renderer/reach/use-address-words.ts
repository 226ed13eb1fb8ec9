import { useTranslation } from 'react-i18next';
import type { AddressWarning } from '../../shared/reach/address-warning.ts';

/** Returns what is said of a warning: what is so, and what can be done. */
export function useAddressWords(): (warning: AddressWarning) => { title: string; body: string } {
  const { t, i18n } = useTranslation('reach');
  const list = (items: readonly string[]) => new Intl.ListFormat(i18n.language).format(items);
  return warning => {
    const named = {
      ...warning,
      ...('addresses' in warning ? { addresses: list(warning.addresses) } : {}),
      ...('servers' in warning ? { servers: list(warning.servers) } : {}),
    };
    return {
      title: t(`address.${warning.kind}.title`, named),
      body: t(`address.${warning.kind}.body`, named),
    };
  };
}
