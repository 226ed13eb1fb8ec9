import { currencyDecimals, type Money, parseMoney } from '../money.ts';
import { type CurrencySign, commonSign, currencySign } from './currency-signs.ts';
import type { BadReason } from './file.ts';
import { type DecimalHabit, type NumberContext, readNumber } from './read-number.ts';

/** What came of reading a text. */
export type Read<T> = { value: T } | { reason: BadReason };

/** A failed reading of a sign such as `$` alone, of which somebody has to say whose it is. */
interface SharedSign {
  readonly sign?: string;
  /** The currencies that the sign can stand for. */
  readonly candidates?: readonly string[];
}

/** Reads a currency's code in any case, its sign or its name, as a file's own column has it. */
export function readCurrency(text: string): Read<string> & SharedSign {
  const sign = currencySign(text);
  const [code] = sign?.codes ?? [];
  if (!sign || code === undefined) return { reason: 'bad-currency' };
  return sign.isShared ? { reason: 'bad-currency', sign: text, candidates: sign.codes } : { value: code };
}

/** A written amount in parts; undefined where it is none. */
interface Written {
  /** What stands before and behind the number. */
  readonly signs: readonly string[];
  readonly number: string;
  readonly isNegative: boolean;
  /** Whether a dash stands in the place of cents: `12,-`. */
  readonly isDashed: boolean;
  /** The decimal sign, where such a dash shows it: `1.299,-`. */
  readonly habit?: DecimalHabit | undefined;
}

/** A dash in the place of cents: `12,-`, `12.–`, `199:-`. */
const DASHED = /^\s*(?<sign>[.,:])\s?[-–—−]{1,2}/;

function written(text: string): Written | undefined {
  const parts = /^(?<head>\D*)(?<number>\d(?:.*\d)?)(?<tail>\D*)$/su.exec(text)?.groups;
  if (!parts) return undefined;
  const { head = '', number = '', tail = '' } = parts;
  const dash = DASHED.exec(tail);
  const after = (dash ? tail.slice(dash[0].length) : tail).trim();
  // `.99` is less than one, while the point of `Rs.499` belongs to the sign.
  const isFraction = /(^|[^\p{L}.])\.$/u.test(head);
  const before = (isFraction ? head.slice(0, -1) : head).replace(/[-−+]/gu, '').trim();
  const dashSign = dash?.groups?.sign;
  return {
    signs: [before, after.replace(/\.$/, '')].filter(Boolean),
    number: isFraction ? `0.${number}` : number,
    isNegative: /[-−]/u.test(head),
    isDashed: dash !== null,
    ...(dashSign === ',' && { habit: 'comma' }),
    ...(dashSign === '.' && { habit: 'point' }),
  };
}

/** What the signs of an amount stand for together; undefined where one is no sign, or where they contradict each other. */
function signOf(written: readonly string[]): CurrencySign | undefined {
  const signs = written.flatMap(each => (currencySign(each) ? [each] : each.split(/\s+/))).map(currencySign);
  return signs.reduce((one, other) => one && other && commonSign(one, other));
}

export interface PriceContext extends Omit<NumberContext, 'currency'> {
  /** The row's or the column's own currency, where the file or the host gives one. */
  readonly stated?: string | undefined;
  /** The currency of amounts that name none. */
  readonly otherwise: string;
}

/** The currency of an amount with a sign. One that several currencies share is that of the row, or the usual one. */
function currencyOf(
  { codes, isShared }: CurrencySign,
  { stated, otherwise }: PriceContext,
): string | undefined {
  if (stated) return codes.includes(stated) ? stated : undefined;
  if (!isShared) return codes[0];
  return codes.includes(otherwise) ? otherwise : undefined;
}

/** Whether a number has more decimals than its currency, zeros at its end apart. */
function isTooPrecise(plain: string, currency: string): boolean {
  const fraction = plain.split('.')[1] ?? '';
  return fraction.replace(/0+$/, '').length > currencyDecimals(currency);
}

/**
 * Reads an amount as people and shops write it: `89`, `89.90`, `89,90`, `1.299,00`, `1 299,00 €`, `US$ 89`, `199 kr.`,
 * `12,-`. `assumed` is set where neither the amount nor its row says which currency it is in; `candidates` where only a
 * sign stands there that several currencies share, none of them the usual one.
 */
export function readPrice(
  text: string,
  context: PriceContext,
): Read<Money> & SharedSign & { assumed?: boolean } {
  const parts = written(text.normalize('NFKC').trim());
  if (!parts) return { reason: 'not-a-price' };
  const { stated, otherwise } = context;
  const sign = parts.signs.length > 0 ? signOf(parts.signs) : undefined;
  if (parts.signs.length > 0 && !sign) return { reason: 'not-a-price' };
  const currency = sign ? currencyOf(sign, context) : (stated ?? otherwise);
  if (currency === undefined) {
    const shared = sign?.isShared && !stated && { sign: parts.signs.join(' '), candidates: sign.codes };
    return { reason: 'bad-currency', ...shared };
  }
  if (parts.isNegative) return { reason: 'negative' };
  const { decimals, habit } = context;
  const plain = readNumber(parts.number, { currency, decimals, habit: parts.habit ?? habit });
  // A dash in the place of cents stands behind whole amounts only.
  if (plain === undefined || (parts.isDashed && plain.includes('.'))) return { reason: 'not-a-price' };
  if (plain === 'unclear' || isTooPrecise(plain, currency)) return { reason: 'price-too-precise' };
  const value = parseMoney(plain, currency);
  return value ? { value, assumed: !stated && (!sign || sign.isShared) } : { reason: 'not-a-price' };
}
