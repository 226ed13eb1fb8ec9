import { describe, expect, test } from 'vitest';
import { type ReadOptions, readCatalog } from '../../../../server/catalog/read-catalog.ts';
import { exportOf } from '../exports/export-of.ts';

const eur = (minor: number) => ({ minor, currency: 'EUR' });

describe('the product export of WooCommerce', () => {
  const reading = exportOf('woocommerce.csv', { currency: 'EUR', now: Date.parse('2026-11-22') });
  const byId = (id: string) => reading.products.find(product => product.id === id);

  test('has simple products with their sale price, first category and first picture', () => {
    expect(reading.format).toBe('woocommerce');
    expect(byId('WOO-BEANIE')).toMatchObject({
      title: 'Beanie',
      price: eur(1800),
      compareAt: eur(2000),
      stock: 15,
      brand: 'Hearth',
      category: 'Accessories',
      picture: 'https://shop.example/wp-content/uploads/beanie.jpg',
    });
  });

  test('has variations under their product, named by SKU or by number, and a sale that is over is none', () => {
    expect(byId('WOO-HOODIE')).toMatchObject({
      price: eur(4500),
      stock: 9,
      variants: [
        { id: 'WOO-HOODIE-BLUE', title: 'Blue', price: eur(4500), stock: 3 },
        { id: 'WOO-HOODIE-GREEN', title: 'Green', price: eur(4500), stock: 6 },
      ],
    });
    expect(byId('WOO-HOODIE')).not.toHaveProperty('compareAt');
  });

  test('has what is sold elsewhere with its address, what is sold out, and no groups', () => {
    expect(byId('48')).toMatchObject({ price: eur(1105), buyUrl: 'https://mercantile.example/pennant' });
    expect(byId('WOO-SERVICE')).toMatchObject({ stock: 0 });
    expect(reading.products.map(({ id }) => id)).not.toContain('WOO-LOGO');
    expect(byId('WOO-HALF')).toMatchObject({ stock: 2 });
    expect(reading.notes).toMatchObject([
      { line: 10, field: 'Stock', reason: 'stock-rounded', value: '2.5' },
    ]);
    expect(reading.bad).toEqual([{ line: 9, field: 'Published', reason: 'not-for-sale', value: '-1' }]);
  });
});

const HEADER =
  'ID,Type,SKU,Name,Published,"Date sale price starts","Date sale price ends","In stock?",Stock,"Backorders allowed?","Sale price","Regular price",Categories,Images,Parent,"Attribute 1 name","Attribute 1 value(s)"';

function read(rows: readonly string[], options: ReadOptions = {}) {
  const text = [HEADER, ...rows].join('\n');
  const now = Date.parse('2026-10-20T12:00:00Z');
  return readCatalog(new TextEncoder().encode(text), 'csv', { now, timeZone: 'UTC', ...options });
}

describe('a sale of WooCommerce', () => {
  const saleOf = (starts: string, ends: string, options: ReadOptions = {}) => {
    const { products, notes } = read(
      [`1,simple,A,A,1,"${starts}","${ends}",1,1,0,49.00,59.00,,,,,`],
      options,
    );
    return { price: products[0]?.price.minor, was: products[0]?.compareAt?.minor, notes };
  };

  test.each([
    ['', ''],
    ['2026-10-01', '2026-10-20'],
    ['2026-10-20', ''],
    ['01.10.2026', '20.10.2026'],
    ['01/10/2026', '20/10/2026'],
    ['10/01/2026', '10/20/2026'],
    ['1790812800', '1792540799'],
    ['46296', '46315'],
    ['1 октября 2026', '20 октября 2026'],
    ['2026年10月1日', '2026年10月20日'],
    ['', '2026-10-20T12:00:01Z'],
    ['', '31/12/2026'],
  ])('runs from the first moment of one day to the last of the other: %s to %s', (starts, ends) => {
    expect(saleOf(starts, ends)).toEqual({ price: 4900, was: 5900, notes: [] });
  });

  test.each([
    ['2026-10-21', ''],
    ['', '2026-10-19'],
    ['', '19.10.2026'],
    ['', '1761000000'],
    ['', '46314'],
    ['', '2026-10-20 00:00:00'],
    ['', '2026-10-20T23:59:59+14:00'],
    ['2026-10-21', '2026-10-19'],
  ])('that has not begun or is over is none: %s to %s', (starts, ends) => {
    expect(saleOf(starts, ends)).toEqual({ price: 5900, was: undefined, notes: [] });
  });

  test.each([
    ['', '05/11/2026', '05/11/2026'],
    ['', '11/12/2026', '11/12/2026'],
    ['05/10/2026', '', '05/10/2026'],
    ['', '31.12.26', '31.12.26'],
    ['', 'soon', 'soon'],
    ['', '0000-00-00', '0000-00-00'],
    ['2026-10-01', '2026-13-40', '2026-13-40'],
  ])('whose dates can’t be read for certain is none, and they are named: %s to %s', (starts, ends, value) => {
    expect(saleOf(starts, ends)).toMatchObject({
      price: 5900,
      was: undefined,
      notes: [{ line: 2, reason: 'sale-date-unread', value }],
    });
  });

  test('ends with the shop’s day, not with that of the server', () => {
    expect(saleOf('', '2026-10-20', { timeZone: 'Pacific/Kiritimati' }).price).toBe(5900);
    expect(saleOf('', '2026-10-19', { timeZone: 'Etc/GMT+12' }).price).toBe(5900);
    expect(saleOf('2026-10-21', '', { timeZone: 'Pacific/Kiritimati' }).price).toBe(4900);
  });

  test.each([
    ['12.00', '10.00', 'sale-not-lower'],
    ['10.00', '10.00', 'sale-not-lower'],
    ['0', '10.00', 'sale-not-lower'],
    ['cheap', '10.00', 'sale-unread'],
  ])('at %s instead of %s is none, with a note', (sale, regular, reason) => {
    const { products, notes } = read([`1,simple,A,A,1,,,1,1,0,${sale},${regular},,,,,`]);
    expect(products).toMatchObject([{ price: { minor: 1000 } }]);
    expect(notes).toMatchObject([{ line: 2, field: 'Sale price', reason, value: sale }]);
  });

  test('without a regular price is nothing to sell at', () => {
    expect(read(['1,simple,A,A,1,,,1,1,0,9.00,,,,,,']).bad).toMatchObject([{ line: 2, reason: 'missing' }]);
  });
});

describe('variations of WooCommerce', () => {
  const VASE = '1,variable,V,Vase,1,,,1,9,0,,,,,,,';
  const of = (
    sku: string,
    colour: string,
    { published = '1', stock = '3', price = '40.00', parent = 'V' } = {},
  ) =>
    `2,variation,${sku},"Vase - ${colour}",${published},,,1,${stock},0,,${price},,,${parent},Colour,${colour}`;

  test('come in without those that are switched off, have no price or none that is a number, which are named', () => {
    const rows = [
      VASE,
      of('V-1', 'White'),
      of('V-2', 'Green', { published: '0', price: '1.00' }),
      of('V-3', 'Blue', { price: '' }),
      of('V-4', 'Red', { price: 'parent' }),
    ];
    const { products, bad } = read(rows);
    expect(products).toMatchObject([{ id: 'V', price: { minor: 4000 }, variants: [{ title: 'White' }] }]);
    expect(bad).toMatchObject([
      { line: 4, field: 'Published', reason: 'not-for-sale', value: '0' },
      { line: 5, reason: 'missing' },
      { line: 6, field: 'Regular price', reason: 'not-a-price', value: 'parent' },
    ]);
  });

  test('without any that can be sold leave their product out, with every line of it named', () => {
    expect(read([VASE, of('V-1', 'White', { price: '' })])).toMatchObject({
      total: 0,
      bad: [{ line: 2 }, { line: 3 }],
    });
    expect(read([VASE.replace('Vase,1', 'Vase,0'), of('V-1', 'White')])).toMatchObject({
      total: 0,
      bad: [
        { line: 2, reason: 'not-for-sale' },
        { line: 3, reason: 'not-for-sale' },
      ],
    });
  });

  test('whose stock is counted with their product’s is not counted for each, unless it is the only one', () => {
    const one = read([VASE, of('V-1', 'White', { stock: 'parent' })]);
    expect(one.products[0]).toMatchObject({ stock: 9 });
    const two = read([VASE, of('V-1', 'White', { stock: 'parent' }), of('V-2', 'Red', { stock: 'parent' })]);
    expect(two.products[0]).not.toHaveProperty('stock');
    expect(two.notes).toMatchObject([
      { line: 3, field: 'Stock', reason: 'stock-shared', value: 'parent' },
      { line: 4, reason: 'stock-shared' },
    ]);
  });

  test('with one SKU, even their product’s, are told apart by their options', () => {
    const { products, notes } = read([VASE, of('V', 'White'), of('V', 'Red', { stock: '0' })]);
    expect(products[0]?.variants).toMatchObject([
      { id: 'V / White', stock: 3 },
      { id: 'V / Red', stock: 0 },
    ]);
    expect(notes).toMatchObject([{ line: 3, field: 'SKU', reason: 'shared-sku', value: 'V' }]);
  });

  test('whose product is not in the file come in by themselves, or are named', () => {
    const { products, notes, bad } = read([
      of('O-1', 'Red', { parent: 'GONE' }),
      of('O-2', 'Blue', { parent: 'id:99' }),
      of('O-3', 'Green', { parent: 'GONE', price: '' }),
    ]);
    expect(products).toMatchObject([
      { id: 'O-1', title: 'Vase - Red', price: { minor: 4000 }, stock: 3 },
      { id: 'O-2', title: 'Vase - Blue' },
    ]);
    expect(notes).toMatchObject([
      { line: 2, field: 'Parent', reason: 'no-parent', value: 'GONE' },
      { line: 3, reason: 'no-parent', value: 'id:99' },
    ]);
    expect(bad).toMatchObject([{ line: 4, reason: 'missing' }]);
  });
});

test('yes and no are understood in other languages, and what is neither is sold out or not for sale', () => {
  const row = (published: string, inStock: string) => `1,simple,A,A,${published},,,${inStock},5,0,,5.00,,,,,`;
  expect(read([row('да', 'ja')]).products).toMatchObject([{ stock: 5 }]);
  expect(read([row('TRUE', 'нет')]).products).toMatchObject([{ stock: 0 }]);
  expect(read([row('是', 'maybe')])).toMatchObject({
    products: [{ stock: 0 }],
    notes: [{ field: 'In stock?', reason: 'in-stock-unread', value: 'maybe' }],
  });
  expect(read([row('maybe', '1')]).bad).toMatchObject([{ reason: 'not-for-sale', value: 'maybe' }]);
});

test('a shop’s protection before = + - @ is taken off, and a shifted row left out', () => {
  const { products, bad } = read([
    `1,simple,'-A-1,'+Size shirt,1,,,1,'-2,0,,5.00,,,,,`,
    '2,simple,A-2,Lamp, big,1,,,1,2,0,,5.00,,,,,',
  ]);
  expect(products).toMatchObject([{ id: '-A-1', title: '+Size shirt', stock: 0 }]);
  expect(bad).toMatchObject([{ line: 3, reason: 'extra-cells' }]);
});

test('an export of almost fifty thousand rows with sale dates takes seconds, not a minute', () => {
  const rows = Array.from({ length: 2000 }, (_, product) => [
    `${product},variable,V${product},Vase,1,,,1,,0,,,Home,,,Colour,"a, b"`,
    ...Array.from(
      { length: 23 },
      (_, each) =>
        `${(product + 1) * 10_000 + each},variation,V${product}-${each},Vase,1,2026-10-01,31.12.2026,1,3,0,39.00,49.00,,,V${product},Colour,c${each}`,
    ),
  ]).flat();
  const before = process.cpuUsage().user;
  const { total, notes, products } = read(rows, { timeZone: 'Europe/Berlin' });
  expect([total, notes.length, products[0]?.variants?.length]).toEqual([2000, 0, 23]);
  expect((process.cpuUsage().user - before) / 1e6).toBeLessThan(20);
}, 120_000);
