import { currencyDecimals } from '../money.ts';
import type { DecimalSign } from './file.ts';

/** Currencies that have smaller units which no shop writes, so that `1.290` can only be thousands. */
const WHOLE_IN_SHOPS: ReadonlySet<string> = new Set('CZK SEK NOK DKK TWD CRC RSD UZS'.split(' '));

/** How the amounts of a file are written, seen from those that can be read in one way only. */
export type DecimalHabit = 'comma' | 'point';

export interface NumberContext {
  readonly currency: string;
  readonly decimals: DecimalSign;
  /** What the clear amounts of the same file show; undefined where they show nothing, or both. */
  readonly habit?: DecimalHabit | undefined;
}

/** Groups of three digits between a separator, or India's of two digits before the last three. */
const isGrouped = (text: string, separator: '.' | ','): boolean => {
  const between = separator === '.' ? String.raw`\.` : ',';
  return (
    new RegExp(String.raw`^\d{1,3}(${between}\d{3})+$`).test(text) ||
    (separator === ',' && /^\d{1,2}(,\d{2})+,\d{3}$/.test(text))
  );
};

const withoutGroups = (text: string, separator: '.' | ','): string => text.replaceAll(separator, '');

/** A number with both signs: the last is the decimal sign, and the other one groups digits. */
function withBothSigns(text: string): string | undefined {
  const decimal = text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ',';
  const group = decimal === '.' ? ',' : '.';
  const [whole = '', fraction = '', ...more] = text.split(decimal);
  return more.length === 0 && isGrouped(whole, group)
    ? `${withoutGroups(whole, group)}.${fraction}`
    : undefined;
}

/** A number whose only sign has three digits behind it, which in half of the world are thousands. */
function withThreeDigits(
  text: string,
  sign: '.' | ',',
  { currency, habit }: NumberContext,
): string | 'unclear' {
  const [whole = '', fraction = ''] = text.split(sign);
  const decimal = `${whole}.${fraction}`;
  if (!/^[1-9]\d{0,2}$/.test(whole)) return decimal;
  const decimals = currencyDecimals(currency);
  if (decimals === 3 && sign === '.') return decimal;
  if (decimals === 0 || WHOLE_IN_SHOPS.has(currency)) return whole + fraction;
  const grouping: DecimalHabit = sign === '.' ? 'comma' : 'point';
  // A comma before three digits is taken for thousands: the dearer reading, and by far the more frequent one.
  const isThousands = habit === grouping || (sign === ',' && habit === undefined);
  return isThousands ? whole + fraction : 'unclear';
}

function asItLooks(text: string, context: NumberContext): string | 'unclear' | undefined {
  if (/^\d+$/.test(text)) return text;
  if (text.includes('.') && text.includes(',')) return withBothSigns(text);
  const sign = text.includes('.') ? '.' : ',';
  const parts = text.split(sign);
  if (parts.length > 2) return isGrouped(text, sign) ? withoutGroups(text, sign) : undefined;
  const [whole = '', fraction = ''] = parts;
  if (whole === '' || fraction === '') return undefined;
  return fraction.length === 3 ? withThreeDigits(text, sign, context) : `${whole}.${fraction}`;
}

function byComma(text: string): string | undefined {
  const [whole = '', fraction, ...more] = text.split(',');
  if (more.length > 0 || !(/^\d+$/.test(whole) || isGrouped(whole, '.'))) return undefined;
  return fraction === undefined ? withoutGroups(whole, '.') : `${withoutGroups(whole, '.')}.${fraction}`;
}

function byPoint(text: string): string | undefined {
  const [whole = '', fraction, ...more] = text.split('.');
  if (more.length > 0 || !(/^\d+$/.test(whole) || isGrouped(whole, ','))) return undefined;
  return fraction === undefined ? withoutGroups(whole, ',') : `${withoutGroups(whole, ',')}.${fraction}`;
}

/**
 * Brings a written number to digits with at most one decimal point: `1.234,50`, `1,234.50`, `1 234,50`, `1'234.50`,
 * `1,29,900`. `unclear` where it can be read in two ways that are a thousandfold apart; undefined where it is no number.
 */
export function readNumber(written: string, context: NumberContext): string | 'unclear' | undefined {
  const text = written.replace(/(?<=\d)[\s'’](?=\d{3}(?!\d))/g, '');
  if (!/^\d[\d.,]*$/.test(text)) return undefined;
  if (context.decimals === 'auto') return asItLooks(text, context);
  return context.decimals === 'comma' ? byComma(text) : byPoint(text);
}

/** The habit that all of these amounts agree in; undefined where none of them shows one, or where they differ. */
export function decimalHabit(amounts: Iterable<string>): DecimalHabit | undefined {
  const seen = new Set<DecimalHabit>();
  for (const amount of amounts) {
    if (/\d,(\d{1,2}|\d{4,})(?!\d)/.test(amount)) seen.add('comma');
    if (/\d\.(\d{1,2}|\d{4,})(?!\d)/.test(amount)) seen.add('point');
  }
  const [habit] = seen;
  return seen.size === 1 ? habit : undefined;
}
