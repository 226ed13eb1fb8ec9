let codes: ReadonlySet<string> | undefined;
/** Whether it is an ISO 4217 code that Intl knows; their list takes some 60 ms, so it is made when one is asked for. */
function isCode(sign: string): boolean {
  codes ??= new Set(Intl.supportedValuesOf('currency'));
  return codes.has(sign);
}

/** What shops write for a currency beside its code, in capitals and without spaces and points. */
const SIGNS: Readonly<Record<string, string>> = {
  ...{
    EUR: '€ EURO EUROS ЕВРО 欧元',
    GBP: '£ 英镑',
    CHF: 'FR SFR',
    PLN: 'ZŁ ZL',
    CZK: 'KČ',
    HUF: 'FT',
    RON: 'LEI',
  },
  ...{
    BGN: 'ЛВ',
    HRK: 'KN',
    RSD: 'DIN ДИН',
    TRY: '₺ TL',
    UAH: '₴ ГРН',
    KZT: '₸ ТГ ТЕНГЕ',
    AZN: '₼',
    GEL: '₾',
    AMD: '֏',
  },
  ...{
    RUB: '₽ РУБ Р РУБЛЬ РУБЛЯ РУБЛЕЙ 卢布',
    USD: 'US$ $US 美元',
    CAD: 'CA$ C$ CAN$',
    AUD: 'A$ AU$',
    NZD: 'NZ$',
  },
  ...{
    SGD: 'S$ SG$',
    HKD: 'HK$ 港元 港币',
    TWD: 'NT$ TW$',
    MXN: 'MX$ MEX$',
    ARS: 'AR$',
    CLP: 'CL$',
    COP: 'COL$',
  },
  ...{
    DOP: 'RD$',
    BRL: 'R$',
    PEN: 'S/',
    CRC: '₡',
    PYG: '₲',
    CNY: 'CN¥ RMB 人民币',
    JPY: 'JP¥ 円 日元',
    KRW: '₩ 원',
  },
  ...{
    INR: '₹',
    BDT: '৳',
    IDR: 'RP',
    MYR: 'RM',
    PHP: '₱',
    THB: '฿',
    VND: '₫ Đ',
    LAK: '₭',
    KHR: '៛',
    MNT: '₮',
  },
  ...{ ILS: '₪', ZAR: 'R', NGN: '₦', GHS: '₵', KES: 'KSH' },
};

/** Further currencies with a sign that stands for another one nearly always; believed where the file states them. */
const ALSO: Readonly<Record<string, string>> = {
  ...{ '£': 'EGP', РУБ: 'BYN', Р: 'BYN', РУБЛЬ: 'BYN', РУБЛЯ: 'BYN', РУБЛЕЙ: 'BYN', LEI: 'MDL', C$: 'NIO' },
};

/** Signs that several currencies share, so that somebody has to say whose they are. */
const SHARED: Readonly<Record<string, string>> = {
  $: 'USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP UYU DOP XCD BSD BBD BMD BND BZD FJD GYD JMD KYD LRD NAD SRD TTD',
  '¥': 'CNY JPY',
  元: 'CNY TWD HKD',
  KR: 'SEK NOK DKK ISK',
  RS: 'INR PKR LKR NPR MUR SCR',
  DH: 'AED MAD',
};

export interface CurrencySign {
  /** The codes that it can stand for. */
  readonly codes: readonly string[];
  /** Whether somebody has to say which of them it stands for. */
  readonly isShared: boolean;
}

/** The form by which signs are compared: `Rs. ` and `rs` are the same. */
const normalizedSign = (written: string): string =>
  written
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.]+/g, '')
    .replace(/^\((.+)\)$/, '$1');

const signOf = (codes: readonly string[], isShared: boolean): CurrencySign => ({ codes, isShared });

const KNOWN: ReadonlyMap<string, CurrencySign> = new Map([
  ...Object.entries(SIGNS).flatMap(([code, signs]) =>
    signs.split(' ').map(sign => [sign, signOf([code, ...(ALSO[sign] ? [ALSO[sign]] : [])], false)] as const),
  ),
  ...Object.entries(SHARED).map(([sign, codes]) => [sign, signOf(codes.split(' '), true)] as const),
]);

/** What a written sign, word or ISO 4217 code stands for; undefined where it is none. */
export function currencySign(written: string): CurrencySign | undefined {
  const sign = normalizedSign(written);
  return isCode(sign) ? signOf([sign], false) : KNOWN.get(sign);
}

/** The codes that both of two signs can stand for, as in `$19.99 CAD`. */
export function commonSign(one: CurrencySign, other: CurrencySign): CurrencySign | undefined {
  const codes = one.codes.filter(code => other.codes.includes(code));
  return codes.length === 0 ? undefined : { codes, isShared: one.isShared && other.isShared };
}
