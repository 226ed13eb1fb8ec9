import { currencyDecimals, type Money, parseMoney } from '../money.ts';
import type { BadReason, DecimalSign } from './file.ts';

/** What came of reading a text. */
export type Read<T> = { value: T } | { reason: BadReason };

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

/** Reads a currency code in any case. */
export function readCurrency(text: string): Read<string> {
  const code = text.toUpperCase();
  return CURRENCIES.has(code) ? { value: code } : { reason: 'bad-currency' };
}

/** Brings a written number to digits with at most one decimal point, where it has the form of one. */
function plainNumber(written: string, decimals: DecimalSign): string {
  const text = written.replace(/(?<=\d)[\s'’](?=\d{3}(?!\d))/g, '');
  if (decimals === 'comma') {
    const isGrouped = /^\d{1,3}(\.\d{3})*(,\d+)?$/.test(text) || /^\d+(,\d+)?$/.test(text);
    return isGrouped ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll('.', '·');
  }
  if (decimals === 'point') return text;
  if (/^\d{1,3}(\.\d{3})+,\d{1,2}$/.test(text) || /^\d{1,3}(\.\d{3}){2,}$/.test(text)) {
    return text.replaceAll('.', '').replace(',', '.');
  }
  return /^\d+,\d{1,2}$/.test(text) ? text.replace(',', '.') : text;
}

/**
 * Whether a number has more decimals than its currency. `1.290` has too many for euros although its last is a zero:
 * it is one thousand in Madrid and one and a bit in Boston, and a price must not be guessed.
 */
function isTooPrecise(plain: string, currency: string, sign: DecimalSign): boolean {
  const fraction = /^\d+\.(\d+)$/.exec(plain)?.[1] ?? '';
  const decimals = currencyDecimals(currency);
  const isUnclear = sign === 'auto' && fraction.length === 3 && decimals < 3;
  return fraction.replace(/0+$/, '').length > decimals || isUnclear;
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

export interface PriceContext {
  /** The row's or the column's own currency, where the file or the host gives one. */
  readonly stated?: string | undefined;
  /** The currency of amounts that name none. */
  readonly otherwise: string;
  readonly decimals: DecimalSign;
}

/**
 * Reads an amount as people and shops write it: `89`, `89.90`, `89,90`, `1.299,00`, `1 299,00`, `€89`, `89 EUR`.
 * `assumed` is set where neither the amount nor its row names a currency.
 */
export function readPrice(
  text: string,
  { stated, otherwise, decimals }: PriceContext,
): Read<Money> & { assumed?: boolean } {
  const { sign, number } = splitSign(text.normalize('NFKC').trim());
  const written = SIGNS[sign] ?? (CURRENCIES.has(sign) ? sign : undefined);
  if (SHARED_SIGNS.has(sign) ? !stated : sign && !written) {
    return { reason: SHARED_SIGNS.has(sign) ? 'bad-currency' : 'not-a-price' };
  }
  if (stated && written && stated !== written) return { reason: 'bad-currency' };
  const currency = stated ?? written ?? otherwise;
  if (/^-\s*\d/.test(number)) return { reason: 'negative' };
  const plain = plainNumber(number, decimals);
  if (isTooPrecise(plain, currency, decimals)) return { reason: 'price-too-precise' };
  const value = parseMoney(plain, currency);
  return value ? { value, assumed: !stated && !written } : { reason: 'not-a-price' };
}
