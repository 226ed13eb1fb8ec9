import type { SelectOption } from '../../ui/input/Select.tsx';

/** Common currencies, listed first. */
const COMMON = ['EUR', 'USD', 'GBP', 'CNY', 'RUB', 'JPY', 'CHF', 'PLN', 'KZT', 'HKD'];

/** All currencies of Intl, with code and name in a language; these first, or else the common ones. */
export function currencyOptions(language: string, first: readonly string[] = COMMON): SelectOption[] {
  const names = new Intl.DisplayNames(language, { type: 'currency' });
  const others = Intl.supportedValuesOf('currency').filter(code => !first.includes(code));
  return [...first, ...others].map(code => ({ value: code, label: `${code} · ${names.of(code)}` }));
}
