import type { SelectOption } from '../../ui/input/Select.tsx';

/** Common currencies, listed first. */
const COMMON = ['EUR', 'USD', 'GBP', 'CNY', 'RUB', 'JPY', 'CHF', 'PLN', 'KZT', 'HKD'];

/** All currencies of Intl, with code and name in a language. */
export function currencyOptions(language: string): SelectOption[] {
  const names = new Intl.DisplayNames(language, { type: 'currency' });
  const others = Intl.supportedValuesOf('currency').filter(code => !COMMON.includes(code));
  return [...COMMON, ...others].map(code => ({ value: code, label: `${code} · ${names.of(code)}` }));
}
