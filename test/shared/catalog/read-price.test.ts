import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCurrency, readPrice } from '../../../shared/catalog/read-price.ts';

const read = (text: string, stated?: string, otherwise = 'EUR') =>
  readPrice(text, { stated, otherwise, decimals: 'auto' });

describe('an amount as people write it', () => {
  test.each([
    ['49,99 zł', 4999, 'PLN'],
    ['R$ 49,90', 4990, 'BRL'],
    ['499 Kč', 49_900, 'CZK'],
    ['12,-', 1200, 'EUR'],
    ['12.-', 1200, 'EUR'],
    ['12,—', 1200, 'EUR'],
    ['CHF 12.–', 1200, 'CHF'],
    ['Fr. 12.50', 1250, 'CHF'],
    ['1.299,-', 129_900, 'EUR'],
    ['5.990 Ft', 5990, 'HUF'],
    ['150.000 ₫', 150_000, 'VND'],
    ['Rp 150.000', 150_000, 'IDR'],
    ['1.290 Kč', 129_000, 'CZK'],
    ['R 273.00', 27_300, 'ZAR'],
    ['US$ 19.99', 1999, 'USD'],
    ['US$19.99', 1999, 'USD'],
    ['USD $5', 500, 'USD'],
    ['$19.99 CAD', 1999, 'CAD'],
    ['CA$ 12', 1200, 'CAD'],
    ['A$12', 1200, 'AUD'],
    ['199 руб.', 19_900, 'RUB'],
    ['199 р.', 19_900, 'RUB'],
    ['1 234,50 ₽', 123_450, 'RUB'],
    ['199 грн', 19_900, 'UAH'],
    ['人民币 199', 19_900, 'CNY'],
    ['1 234,50 €', 123_450, 'EUR'],
    ['1 234,50', 123_450, 'EUR'],
    ['1.234,50', 123_450, 'EUR'],
    ['1,234.50', 123_450, 'EUR'],
    ['1’234.50', 123_450, 'EUR'],
    ['1.234.567', 123_456_700, 'EUR'],
    ['12,5', 1250, 'EUR'],
    ['12.900000', 1290, 'EUR'],
    ['12,900000', 1290, 'EUR'],
    ['0.990', 99, 'EUR'],
    ['1234.500', 123_450, 'EUR'],
    ['1,290', 129_000, 'EUR'],
    ['₹1,29,900.00', 12_990_000, 'INR'],
    ['12 euro', 1200, 'EUR'],
    ['12.50 (EUR)', 1250, 'EUR'],
    ['$.99 USD', 99, 'USD'],
  ])('is read: %s', (text, minor, currency) => {
    expect(read(text)).toMatchObject({ value: { minor, currency } });
  });

  test.each([
    ['Rs. 499', 'INR', 49_900],
    ['Rs.499', 'INR', 49_900],
    ['199 kr', 'SEK', 19_900],
    ['199 kr.', 'DKK', 19_900],
    ['199:-', 'SEK', 19_900],
    ['￥199', 'CNY', 19_900],
    ['￥199', 'JPY', 199],
    ['199元', 'CNY', 19_900],
    ['$1,299.00', 'CAD', 129_900],
    ['5 руб.', 'BYN', 500],
    ['£5', 'GBP', 500],
  ])('with a shared sign is read by its row’s own currency: %s in %s', (text, stated, minor) => {
    expect(read(text, stated)).toMatchObject({ value: { minor, currency: stated } });
  });

  test.each([
    '',
    'free',
    '12-15',
    '12 – 15 €',
    'ab 12,50',
    '12,50 €/m',
    '(12.50)',
    '12.50-',
    '12 50',
    '1.23.45',
    '1,2,3',
    '12,',
    '9,5.–',
    '9.50,-',
    '10%',
    '1e3',
    'constructor 5',
  ])('that is none is refused: %s', text => {
    expect(read(text)).toEqual({ reason: 'not-a-price' });
  });

  test('that may be thousands or a fraction is refused, unless the file shows which', () => {
    expect(read('1.290')).toEqual({ reason: 'price-too-precise' });
    const context = { otherwise: 'EUR', decimals: 'auto' } as const;
    const value = { minor: 129_000, currency: 'EUR' };
    expect(readPrice('1.290', { ...context, habit: 'comma' })).toMatchObject({ value });
    expect(readPrice('1.290', { ...context, habit: 'point' })).toEqual({ reason: 'price-too-precise' });
    expect(readPrice('1,290', { ...context, habit: 'point' })).toMatchObject({ value });
    expect(readPrice('1,290', { ...context, habit: 'comma' })).toEqual({ reason: 'price-too-precise' });
  });

  test('that contradicts its row’s currency is refused', () => {
    expect(read('€12', 'USD')).toEqual({ reason: 'bad-currency' });
    expect(read('$12', 'EUR')).toEqual({ reason: 'bad-currency' });
    expect(read('12 EUR', 'USD')).toEqual({ reason: 'bad-currency' });
    expect(read('€12 USD')).toEqual({ reason: 'not-a-price' });
  });
});

describe('a sign that several currencies share', () => {
  test('is taken for the usual currency where that is one of them, and said to be assumed', () => {
    expect(read('$5', undefined, 'CAD')).toEqual({ value: { minor: 500, currency: 'CAD' }, assumed: true });
  });

  test('is asked for where it stands alone, with the currencies that it can be', () => {
    const asked = read('$5');
    expect(asked).toMatchObject({ reason: 'bad-currency', sign: '$' });
    expect(asked.candidates).toEqual(expect.arrayContaining(['USD', 'CAD', 'AUD', 'MXN']));
    expect(read('199 kr').candidates).toEqual(expect.arrayContaining(['SEK', 'NOK', 'DKK']));
    expect(read('￥5').candidates).toEqual(expect.arrayContaining(['CNY', 'JPY']));
  });

  test('may stand in a column of currencies as well, like codes, signs and names of one', () => {
    expect(readCurrency('€')).toEqual({ value: 'EUR' });
    expect(readCurrency('руб.')).toEqual({ value: 'RUB' });
    expect(readCurrency('us$')).toEqual({ value: 'USD' });
    expect(readCurrency('$')).toMatchObject({ reason: 'bad-currency', sign: '$' });
    expect(readCurrency('constructor')).toEqual({ reason: 'bad-currency' });
  });
});

test('whatever way an amount is written in, it is read as that amount or refused, and never as less', () => {
  const group = fc.constantFrom('', '.', ',', ' ', '\u00A0', '\u202F', '’', "'");
  const point = fc.constantFrom('.', ',');
  const around = fc.constantFrom<[string, string]>(['', ''], ['€', ''], ['€ ', ''], ['', ' €'], ['', ' EUR']);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 99_999_999 }),
      fc.integer({ min: 0, max: 2 }),
      group,
      point,
      around,
      (cents, digits, between, sign, [before, after]) => {
        fc.pre(between !== sign);
        const minor = digits === 0 ? cents * 100 : digits === 1 ? cents * 10 : cents;
        const whole = String(Math.floor(minor / 100)).replace(/\B(?=(\d{3})+$)/g, between);
        const fraction = String(minor % 100)
          .padStart(2, '0')
          .slice(0, digits);
        const text = `${before}${whole}${digits > 0 ? sign + fraction : ''}${after}`;
        const result = read(text);
        if ('value' in result) expect([text, result.value.minor]).toEqual([text, minor]);
        else expect(result.reason).toBe('price-too-precise');
      },
    ),
    { numRuns: 2000 },
  );
});
