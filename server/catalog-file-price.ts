import type { BadReason } from '../shared/catalog.ts';
import { currencyDecimals, type Money, parseMoney } from '../shared/money.ts';

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Signs that stand for one currency; those of several (`$`, `¥`, `kr`) are believed only next to a currency code. */
const SIGNS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  '₽': 'RUB',
  '₴': 'UAH',
  '₸': 'KZT',
  '₩': 'KRW',
  '₹': 'INR',
  '₺': 'TRY',
  '₫': 'VND',
  '₪': 'ILS',
  '฿': 'THB',
  '₱': 'PHP',
};
const SHARED_SIGNS: ReadonlySet<string> = new Set(['$', '¥', '￥', 'KR', '元']);

export type Read<T> = { value: T } | { reason: BadReason };

/** Reads a currency code in any case. */
export function readCurrency(text: string): Read<string> {
  const code = text.toUpperCase();
  return CURRENCIES.has(code) ? { value: code } : { reason: 'bad-currency' };
}

/** Brings a written number to digits with at most one decimal point, where it has the form of one. */
function plainNumber(written: string): string {
  const text = written.replace(/(?<=\d)[\s'’](?=\d{3}(?!\d))/g, '');
  if (/^\d{1,3}(\.\d{3})+,\d{1,2}$/.test(text) || /^\d{1,3}(\.\d{3}){2,}$/.test(text)) {
    return text.replaceAll('.', '').replace(',', '.');
  }
  return /^\d+,\d{1,2}$/.test(text) ? text.replace(',', '.') : text;
}

/**
 * Whether a number has more decimals than its currency. `1.290` has too many for euros although its last is a zero:
 * it is one thousand in Madrid and one and a bit in Boston, and a price must not be guessed.
 */
function isTooPrecise(plain: string, currency: string): boolean {
  const fraction = /^\d+\.(\d+)$/.exec(plain)?.[1] ?? '';
  const decimals = currencyDecimals(currency);
  return fraction.replace(/0+$/, '').length > decimals || (fraction.length === 3 && decimals < 3);
}

/** Splits `€ 89.90` or `89,90 EUR` into its sign or code and its number. */
function splitSign(text: string): { sign: string; number: string } {
  const match = /^(?<before>[^\d\s.,+-]*)\s*(?<number>[+-]?[\d.,'’\s]*?)\s*(?<after>[^\d\s.,+-]*)\.?$/u.exec(
    text,
  );
  const { before = '', number = '', after = '' } = match?.groups ?? {};
  if (!match || (before && after)) return { sign: '', number: text };
  return { sign: (before || after).toUpperCase(), number };
}

/**
 * Reads an amount as people and shops write it: `89`, `89.90`, `89,90`, `1.299,00`, `1 299,00`, `€89`, `89 EUR`.
 * @param stated the row's own currency, where the file gives one
 * @param otherwise the currency of amounts that name none
 */
export function readPrice(text: string, stated: string | undefined, otherwise: string): Read<Money> {
  const { sign, number } = splitSign(text.normalize('NFKC').trim());
  const written = SIGNS[sign] ?? (CURRENCIES.has(sign) ? sign : undefined);
  if (SHARED_SIGNS.has(sign) ? !stated : sign && !written) {
    return { reason: SHARED_SIGNS.has(sign) ? 'bad-currency' : 'not-a-price' };
  }
  if (stated && written && stated !== written) return { reason: 'bad-currency' };
  const currency = stated ?? written ?? otherwise;
  if (/^-\s*\d/.test(number)) return { reason: 'negative' };
  const plain = plainNumber(number);
  if (isTooPrecise(plain, currency)) return { reason: 'price-too-precise' };
  const value = parseMoney(plain, currency);
  return value ? { value } : { reason: 'not-a-price' };
}
