import { z } from 'zod';

/** An amount as an integer count of the currency's smallest unit (cents, kopecks, fen), so that sums stay exact. */
export const Money = z.object({
  minor: z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER),
  /** ISO 4217 code in capitals. */
  currency: z.string().regex(/^[A-Z]{3}$/),
});
export type Money = z.infer<typeof Money>;

/** Asking Intl takes longer than reading the price itself, and a catalog asks for the same currency at every row. */
const decimalsKnown = new Map<string, number>();

/** How many decimals a currency is written with (JPY 0, EUR 2, KWD 3), as Intl knows it. */
export function currencyDecimals(currency: string): number {
  const known = decimalsKnown.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 2;
  decimalsKnown.set(currency, decimals);
  return decimals;
}

/**
 * Reads a written price such as `89`, `89.90` or `1,299.00` into minor units.
 * Returns undefined for anything else: negative, with more decimals than the currency has, or not a number.
 */
export function parseMoney(text: string, currency: string): Money | undefined {
  const match = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match || !/^[A-Z]{3}$/.test(currency)) return undefined;
  const decimals = currencyDecimals(currency);
  const whole = (match[1] ?? '').replaceAll(',', '');
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  if (fraction.length > decimals) return undefined;
  const minor = Number(whole + fraction.padEnd(decimals, '0'));
  return Number.isSafeInteger(minor) ? { minor, currency } : undefined;
}

/** An amount for a machine, without a currency and with all of its decimals: 79.00. */
export function exactAmount({ minor, currency }: Money): string {
  const decimals = currencyDecimals(currency);
  const digits = String(minor).padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** An amount as it is typed, without a currency: 89.90, or 89. */
export const writeAmount = (money: Money): string => exactAmount(money).replace(/\.0+$/, '');

/** Writes an amount for a reader of `locale`; whole amounts drop their zero decimals (€89, €89.90). */
export function formatMoney(money: Money, locale: string): string {
  const decimals = currencyDecimals(money.currency);
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: money.currency,
    trailingZeroDisplay: 'stripIfInteger',
  } as Intl.NumberFormatOptions).format(money.minor / 10 ** decimals);
}
