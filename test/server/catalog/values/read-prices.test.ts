import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ReadOptions, readCatalog } from '../../../../server/catalog/read-catalog.ts';

const NOW = Date.parse('2026-10-20T12:00:00Z');
const read = (text: string, options: ReadOptions = {}) =>
  readCatalog(new TextEncoder().encode(text), 'csv', { now: NOW, timeZone: 'UTC', ...options });

/**
 * All amounts in cents that a written number can mean to anybody: with two kinds of signs the last is the decimal one; a
 * sign that comes twice groups digits, and so does any before a dash; one with three digits behind it may do either.
 */
function meanings(text: string): number[] {
  const isDashed = /[.,][-–]$/.test(text);
  const digits = text.replace(/[.,][-–]$/, '').replace(/[^\d.,]/g, '');
  const signs = digits.replace(/\d/g, '');
  const whole = Number(digits.replace(/[.,]/g, '')) * 100;
  if (signs === '' || isDashed) return [whole];
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  const before = digits.slice(0, last).replace(/[.,]/g, '');
  const fraction = Number(before + `${digits.slice(last + 1)}00`.slice(0, 2));
  if (new Set(signs).size === 2) return [fraction];
  if (signs.length > 1) return [whole];
  return digits.length - last === 4 ? [whole, fraction] : [fraction];
}

const amount = fc
  .tuple(
    fc.constantFrom('', '€', '€ ', 'EUR '),
    fc.array(
      fc.tuple(
        fc.constantFrom('', '.', ',', ' ', '’'),
        fc.constantFrom('5', '05', '50', '290', '999', '1290'),
      ),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
    fc.constantFrom('', ' €', ' EUR', ',-', '.–'),
  )
  .map(([before, parts, after]) => `${before}9${parts.map(part => part.join('')).join('')}${after}`);

describe('no import is too cheap', () => {
  test('whatever an amount looks like, the price is none of those below the lowest that it can mean', () => {
    const others = fc.constantFrom('9,50', '9.50', '1.299,00', '1,299.00', '7');
    fc.assert(
      fc.property(fc.array(fc.oneof(amount, others), { minLength: 1, maxLength: 5 }), amounts => {
        const rows = amounts.map((text, index) => `a${index};A;${text}`);
        for (const { id, price } of read(['id;title;price', ...rows].join('\n')).products) {
          const text = amounts[Number(id.slice(1))] ?? '';
          expect([text, price.minor >= Math.min(...meanings(text))]).toEqual([text, true]);
          expect([text, meanings(text).includes(price.minor)]).toEqual([text, true]);
        }
      }),
      { numRuns: 1500 },
    );
  });

  test('whatever dates a sale has, its price counts only where it runs in every reading of them', () => {
    const header =
      'ID,Type,SKU,Name,Published,"Date sale price starts","Date sale price ends","In stock?",Stock,"Sale price","Regular price"';
    const two = (value: number) => String(value).padStart(2, '0');
    const date = fc.tuple(
      fc.integer({ min: 2025, max: 2027 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
    );
    const forms = fc.constantFrom('iso', 'day/', 'month/', 'day.', 'short', 'unix', 'sheet');
    const write = ([year, month, day]: [number, number, number], form: string) => {
      const time = Date.UTC(year, month - 1, day);
      if (form === 'unix') return String(time / 1000);
      if (form === 'sheet') return String((time - Date.UTC(1899, 11, 30)) / 86_400_000);
      if (form === 'day/') return `${two(day)}/${two(month)}/${year}`;
      if (form === 'month/') return `${two(month)}/${two(day)}/${year}`;
      if (form === 'day.') return `${two(day)}.${two(month)}.${year}`;
      if (form === 'short') return `${two(day)}.${two(month)}.${year - 2000}`;
      return `${year}-${two(month)}-${two(day)}`;
    };
    fc.assert(
      fc.property(date, date, forms, (starts, ends, form) => {
        const row = `1,simple,A,A,1,${write(starts, form)},${write(ends, form)},1,1,49.00,59.00`;
        const { products, notes } = read([header, row].join('\n'));
        const [from, to] = [starts, ends].map(([year, month, day]) => Date.UTC(year, month - 1, day)) as [
          number,
          number,
        ];
        const runs = from <= NOW && NOW < to + (form === 'unix' ? 1000 : 86_400_000);
        const price = products[0]?.price.minor;
        expect([row, price === 5900 || (price === 4900 && runs)]).toEqual([row, true]);
        expect([row, price === 4900 || !runs || notes.length > 0]).toEqual([row, true]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('prices in one file', () => {
  test('are read by the form of those that are clear', () => {
    const { products, bad } = read('id;title;price\na;A;9,50\nb;B;1.290\nc;C;1,290');
    expect(products.map(({ price }) => price.minor)).toEqual([950, 129_000]);
    expect(bad).toMatchObject([{ line: 4, reason: 'price-too-precise', value: '1,290' }]);
  });

  test('that are numbers of JSON have a decimal point', () => {
    const list = [
      { id: 'a', title: 'A', price: 1.5, compare_at: 2 },
      { id: 'b', title: 'B', price: '2,50' },
      { id: 'c', title: 'C', price: 1e21 },
    ];
    const { products, bad } = readCatalog(new TextEncoder().encode(JSON.stringify(list)), 'json');
    expect(products).toMatchObject([
      { price: { minor: 150 }, compareAt: { minor: 200 } },
      { price: { minor: 250 } },
    ]);
    expect(bad).toMatchObject([{ field: 'price', reason: 'not-a-price' }]);
  });

  test('with a sign that several currencies share wait for the host to say whose it is', () => {
    const text = 'SKU,Title,Price,Was\na,A,$19.99,$24.99\nb,B,6.00,';
    const columns: ReadOptions['columns'] = [
      { column: 'SKU', field: 'id' },
      { column: 'Title', field: 'title' },
      { column: 'Price', field: 'price' },
      { column: 'Was', field: 'compare_at' },
    ];
    const asked = read(text, { columns });
    expect(asked).toMatchObject({
      total: 1,
      signs: [{ sign: '$' }],
      bad: [{ line: 2, reason: 'bad-currency' }],
    });
    expect(asked.signs[0]?.currencies).toContain('CAD');
    const answered = read(text, { columns, currency: 'CAD' });
    expect(answered).toMatchObject({ total: 2, signs: [], bad: [] });
    expect(answered.products[0]).toMatchObject({
      price: { minor: 1999, currency: 'CAD' },
      compareAt: { minor: 2499, currency: 'CAD' },
    });
    expect(read(text, { columns, usualCurrency: 'USD' })).toMatchObject({ total: 2, signs: [], assumed: 2 });
  });

  test('under a sign in the header are read as if it stood beside each', () => {
    expect(read('SKU,Title,Price ($)\na,A,5.00')).toMatchObject({ total: 0, signs: [{ sign: '$' }] });
    expect(read('SKU,Title,Price ($)\na,A,5.00', { currency: 'USD' }).products).toMatchObject([
      { price: { minor: 500, currency: 'USD' } },
    ]);
    expect(read('SKU;Название;Цена, руб.\na;A;1 500').products).toMatchObject([
      { price: { minor: 150_000, currency: 'RUB' } },
    ]);
  });
});
