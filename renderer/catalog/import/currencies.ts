import type { SelectOption } from '../../ui/input/Select.tsx';

/** Those that most shops sell in stand on top. */
const USUAL = ['EUR', 'USD', 'GBP', 'CNY', 'RUB', 'JPY', 'CHF', 'PLN', 'KZT', 'HKD'];

/** Every currency that Intl knows, by its code and its name in a language. */
export function currencyOptions(language: string): SelectOption[] {
  const names = new Intl.DisplayNames(language, { type: 'currency' });
  const others = Intl.supportedValuesOf('currency').filter(code => !USUAL.includes(code));
  return [...USUAL, ...others].map(code => ({ value: code, label: `${code} · ${names.of(code)}` }));
}
