import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertComplete, type ReadOptions, readCatalog } from '../../../server/catalog/read-catalog.ts';
import { MAX_PRODUCTS, Product } from '../../../shared/catalog/product.ts';
import { CommandError } from '../../../shared/errors.ts';
import { problemOf } from '../../support/catalog.ts';

/** Reads a file as an import does. */
function parseCatalog(file: string | Uint8Array, format: 'csv' | 'json', options?: ReadOptions) {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  const reading = readCatalog(bytes, format, options);
  assertComplete(reading);
  return reading;
}
const csv = (...lines: string[]) => parseCatalog(lines.join('\n'), 'csv');
const priced = (price: string, currency = '') => csv('id;title;price;currency', `a;A;${price};${currency}`);

describe('a CSV catalog', () => {
  it('takes a product whose key every object has a property of, under a key that is safe', () => {
    const { products, bad } = csv('id;title;price', 'constructor;Bricks;5 EUR', '__proto__;Mortar;6 EUR');
    expect(bad).toEqual([]);
    expect(products.map(({ id }) => id)).toEqual(['constructor-', '__proto__-']);
  });
  it('brings every column into the product', () => {
    const { products, bad } = csv(
      'SKU,Name,Price,Currency,Compare At,Stock,Brand,Image,Buy URL,Aliases,Cost',
      'A-1,"Linen shirt, white",39,usd,49.50,12,Solvane,https://x.test/a.jpg,https://x.test/a,shirt|衬衫 | рубашка,11.2',
    );
    expect(bad).toEqual([]);
    expect(products).toEqual([
      {
        id: 'A-1',
        title: 'Linen shirt, white',
        price: { minor: 3900, currency: 'USD' },
        compareAt: { minor: 4950, currency: 'USD' },
        stock: 12,
        brand: 'Solvane',
        picture: 'https://x.test/a.jpg',
        buyUrl: 'https://x.test/a',
        aliases: ['shirt', '衬衫', 'рубашка'],
        cost: { minor: 1120, currency: 'USD' },
        history: [],
      },
    ]);
  });

  it.each([
    ['commas', 'id,title,price\na,A,5'],
    ['semicolons', 'id;title;price\na;A;5'],
    ['tabs', 'id\ttitle\tprice\na\tA\t5'],
    ['a byte order mark and Windows line ends', '\uFEFFid,title,price\r\na,A,5\r\n'],
    ['old Mac line ends', 'id,title,price\ra,A,5'],
  ])('may be written with %s', (_how, text) => {
    expect(parseCatalog(text, 'csv').products).toMatchObject([{ id: 'a', price: { minor: 500 } }]);
  });

  it('names the line of a bad row as an editor shows it, after empty lines and rows over two lines', () => {
    const { products, bad } = csv('id,title,price', '', 'a,"two', 'lines",5', '', 'b,B,', 'c,C,x', 'd,D,4');
    expect(products.map(product => product.id)).toEqual(['a', 'd']);
    expect(products[0]?.title).toBe('two lines');
    expect(bad).toEqual([
      { line: 6, field: 'price', reason: 'missing' },
      { line: 7, field: 'price', reason: 'not-a-price', value: 'x' },
    ]);
  });

  it('keeps an inch sign that stands inside a cell', () => {
    expect(csv('id,title,price', 'a,Monitor 27" wide,5').products[0]?.title).toBe('Monitor 27" wide');
  });

  it('refuses a row whose cells have shifted, rather than showing the wrong price', () => {
    expect(csv('id,title,price', 'a,Shirt, white,39').bad).toContainEqual({
      line: 2,
      field: '',
      reason: 'extra-cells',
    });
  });

  it('says which columns it did not use', () => {
    const { products, bad, notes } = csv('id,title,price,weight', 'a,A,5,300 g');
    expect(products).toHaveLength(1);
    expect(bad).toEqual([]);
    expect(notes).toEqual([{ line: 1, field: 'weight', reason: 'unknown-column' }]);
  });

  it.each([
    ['id', 'x'.repeat(65), 'too-long'],
    ['id', '', 'missing'],
    ['price', '-3', 'negative'],
    ['price', '3.001', 'price-too-precise'],
    ['price', 'free', 'not-a-price'],
    ['price', '1e3', 'not-a-price'],
    ['currency', 'EURX', 'bad-currency'],
    ['price', '0.00', 'zero-price'],
    ['buy_url', 'javascript:alert(1)', 'bad-address'],
    ['buy_url', 'data:text/html,x', 'bad-address'],
    ['buy_url', '//elsewhere.test', 'bad-address'],
    ['buy_url', '/demo-shop/', 'demo-shop'],
    ['buy_url', '/demo-shop/?item=a', 'demo-shop'],
  ])('turns down a row whose %s is “%s”', (field, value, reason) => {
    const row: Record<string, string> = { id: 'a', title: 'A', price: '5', [field]: value };
    const { products, bad } = csv(Object.keys(row).join(';'), Object.values(row).join(';'));
    expect(products).toEqual([]);
    expect(bad).toMatchObject([{ line: 2, field, reason }]);
  });

  const ALIASES = Array.from({ length: 21 }, (_, index) => `alias ${index}`);
  it.each([
    ['title', `${'word '.repeat(24)}end`, 'text-cut', { title: `${'word '.repeat(23)}word…` }],
    ['brand', 'x'.repeat(81), 'text-cut', { brand: `${'x'.repeat(79)}…` }],
    ['category', `${'word '.repeat(12)}end`, 'text-cut', { category: `${'word '.repeat(11)}word…` }],
    ['stock', '1.5', 'stock-rounded', { stock: 1 }],
    ['stock', 'many', 'stock-unread', {}],
    ['stock', '-3', 'stock-negative', { stock: 0 }],
    ['compare_at', '5', 'compare-not-above', {}],
    ['compare_at', 'cheap', 'compare-unread', {}],
    ['cost', '?', 'cost-unread', {}],
    ['picture', 'shirt.jpg', 'picture-awaited', { pictureFile: 'shirt.jpg' }],
    ['picture', '/Users/me/shirt.jpg', 'picture-awaited', { pictureFile: 'shirt.jpg' }],
    [
      'picture',
      'photos.shop.test/shirt.jpg',
      'address-mended',
      { picture: 'https://photos.shop.test/shirt.jpg' },
    ],
    ['picture', 'ask the photographer', 'address-dropped', {}],
    ['picture', 'https://x.test/a b.jpg', 'address-mended', { picture: 'https://x.test/a%20b.jpg' }],
    ['buy_url', 'www.x.test/a', 'address-mended', { buyUrl: 'https://www.x.test/a' }],
    ['buy_url', 'ask in the shop', 'address-dropped', {}],
    ['aliases', `${'x'.repeat(61)}|x`, 'alias-dropped', { aliases: ['x'] }],
    ['aliases', ALIASES.join('|'), 'alias-dropped', { aliases: ALIASES.slice(0, 20) }],
    ['prices', '7 USD|free', 'other-price-unread', { prices: [{ minor: 700, currency: 'USD' }] }],
  ])('takes a row whose %s is “%s”, and notes what was done', (field, value, reason, used) => {
    const row: Record<string, string> = { id: 'a', title: 'A', price: '5', [field]: value };
    const { products, bad, notes } = csv(Object.keys(row).join(';'), Object.values(row).join(';'));
    expect(bad).toEqual([]);
    expect(products).toEqual([
      { id: 'a', title: 'A', price: { minor: 500, currency: 'EUR' }, aliases: [], history: [], ...used },
    ]);
    expect(notes).toMatchObject([{ line: 2, field, reason, value: expect.any(String) }]);
  });

  it('keeps the first of two rows with one id', () => {
    const { products, bad } = csv('id,title,price', 'a,First,5', 'a,Second,6');
    expect(products.map(product => product.title)).toEqual(['First']);
    expect(bad).toEqual([{ line: 3, field: 'id', reason: 'duplicate', value: 'a' }]);
  });

  it('asks the caller for pictures that are files, and only for those', () => {
    const resolvePicture = (path: string) => (path === 'a.svg' ? '/pictures/a.svg' : undefined);
    const text = 'id,title,price,picture\na,A,5,a.svg\nb,B,5,b.svg\nc,C,5,https://x.test/c.jpg';
    const { products, notes } = parseCatalog(text, 'csv', { resolvePicture });
    expect(products.map(product => product.picture)).toEqual([
      '/pictures/a.svg',
      undefined,
      'https://x.test/c.jpg',
    ]);
    expect(notes).toMatchObject([{ line: 3, field: 'picture', reason: 'picture-awaited', value: 'b.svg' }]);
  });
});

describe('a price', () => {
  it.each([
    ['89', '', 8900, 'EUR'],
    ['89,90', '', 8990, 'EUR'],
    ['1,299.00', '', 129900, 'EUR'],
    ['1.299,00', '', 129900, 'EUR'],
    ['1 299,00', '', 129900, 'EUR'],
    ['1 299', 'RUB', 129900, 'RUB'],
    ["1'299.50", 'CHF', 129950, 'CHF'],
    ['€ 89.9', '', 8990, 'EUR'],
    ['89 ₽', '', 8900, 'RUB'],
    ['$12', 'CAD', 1200, 'CAD'],
    ['１２.５', '', 1250, 'EUR'],
    ['12 usd', '', 1200, 'USD'],
    ['1299', 'JPY', 1299, 'JPY'],
    ['1.250', 'KWD', 1250, 'KWD'],
  ])('“%s” with currency “%s” is %s of %s', (text, currency, minor, code) => {
    expect(priced(text, currency).products[0]?.price).toEqual({ minor, currency: code });
  });

  it.each([
    ['$12', '', 'bad-currency'],
    ['€12', 'USD', 'bad-currency'],
    ['1.290', '', 'price-too-precise'],
    ['12.5', 'JPY', 'price-too-precise'],
    ['9'.repeat(20), '', 'not-a-price'],
  ])('“%s” with currency “%s” is refused as %s, never guessed', (text, currency, reason) => {
    expect(priced(text, currency).bad).toMatchObject([{ line: 2, field: 'price', reason }]);
  });

  it('without a currency takes the one the caller names', () => {
    const { products } = parseCatalog('id,title,price\na,A,5', 'csv', { currency: 'CNY' });
    expect(products[0]?.price).toEqual({ minor: 500, currency: 'CNY' });
  });
});

describe('a JSON catalog', () => {
  it('may be a list, or an object with a list of products', () => {
    const item = { id: 7, name: 'A', price: 5.5, aliases: ['one', 'two'], stock: 0 };
    const list = parseCatalog(JSON.stringify([item]), 'json');
    const wrapped = parseCatalog(JSON.stringify({ version: { products: [1] }, products: [item] }), 'json');
    expect(list).toEqual(wrapped);
    expect(list.products).toMatchObject([
      { id: '7', price: { minor: 550 }, aliases: ['one', 'two'], stock: 0 },
    ]);
  });

  it('names the line on which a bad item begins', () => {
    const text =
      '{\n "products": [\n  {"id": "a", "title": "A [\\"x\\"", "price": 5},\n  {\n   "id": "b"}, 7,\n  [1]\n ]\n}';
    const { products, bad } = parseCatalog(text, 'json');
    expect(products).toHaveLength(1);
    expect(bad).toEqual([
      { line: 4, field: 'title', reason: 'missing' },
      { line: 4, field: 'price', reason: 'missing' },
      { line: 5, field: '', reason: 'not-a-product' },
      { line: 6, field: '', reason: 'not-a-product' },
    ]);
  });

  it('takes no list or object for a text', () => {
    const text = JSON.stringify([{ id: 'a', title: ['A'], price: { minor: 5 } }]);
    expect(parseCatalog(text, 'json').bad.map(row => row.reason)).toEqual(['not-text', 'not-text']);
  });
});

describe('a file that cannot be read', () => {
  it.each([
    ['empty', '', 'csv', 'empty'],
    ['only a header', 'id,title,price\n', 'csv', 'empty'],
    ['without a price column', 'id,title\na,A', 'csv', 'missing-columns'],
    ['with nothing but an open quote', '"id,title,price', 'csv', 'broken-csv'],
    ['a spreadsheet', 'PK\u0003\u0004\0\0', 'csv', 'not-utf8'],
    ['decoded from another encoding', 'id,title,price\na,\uFFFD\uFFFD,5', 'csv', 'not-utf8'],
    ['JSON cut off', '[{"id": 1}', 'json', 'broken-json'],
    ['JSON of something else', '{"items": []}', 'json', 'not-a-list'],
    ['JSON null', 'null', 'json', 'not-a-list'],
    [
      'with too many products',
      `id,title,price\n${'a,A,5\n'.repeat(MAX_PRODUCTS + 1)}`,
      'csv',
      'too-many-rows',
    ],
    ['a JSON list too long', JSON.stringify(Array(MAX_PRODUCTS + 1).fill({})), 'json', 'too-many-rows'],
  ] as const)('is refused with its problem: %s', (_what, text, format, problem) => {
    expect(problemOf(() => parseCatalog(text, format))).toBe(problem);
  });

  it('says where the quote was left open', () => {
    expect(() => csv('', '', '"id,title,price')).toThrow(/line 3/);
  });

  it('is refused before it is decoded wrongly', () => {
    const windows1251 = Uint8Array.from([
      ...new TextEncoder().encode('id,title,price\na,'),
      0xcf,
      0xf0,
      0x2c,
      0x35,
    ]);
    expect(problemOf(() => parseCatalog(windows1251, 'csv'))).toBe('not-utf8');
    const utf8 = new TextEncoder().encode('id,title,price\na,имя,5');
    expect(parseCatalog(utf8, 'csv').products[0]?.title).toBe('имя');
  });

  it('may hold as many products as a show', () => {
    const rows = Array.from({ length: MAX_PRODUCTS }, (_, index) => `p${index},P,5`);
    expect(csv('id,title,price', ...rows).products).toHaveLength(MAX_PRODUCTS);
  });
});

describe('whatever a file holds', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      '',
      '5',
      '89,90',
      '-1',
      'EUR',
      '1.299',
      'https://x.test',
      'a|b',
      '€5',
      '__proto__',
      'constructor',
    ),
  );
  const names = [
    'id',
    'title',
    'price',
    'currency',
    'compare_at',
    'stock',
    'brand',
    'picture',
    'buy_url',
    'aliases',
    'cost',
  ];
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const onlyCommandErrors = (text: string, format: 'csv' | 'json') => {
    try {
      for (const product of parseCatalog(text, format).products) Product.parse(product);
    } catch (error) {
      expect(error).toBeInstanceOf(CommandError);
    }
  };

  it('nothing but a CommandError is thrown, and every product is a valid one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => onlyCommandErrors(`id,title,price\n${text}`, 'csv')),
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => onlyCommandErrors(text, 'csv')));
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => onlyCommandErrors(text, 'json')));
    fc.assert(fc.property(fc.json(), text => onlyCommandErrors(text, 'json')));
    fc.assert(fc.property(fc.json(), text => onlyCommandErrors(`{"products": [${text}]}`, 'json')));
  });

  it('every row becomes a product or is named as bad, never both and never neither', () => {
    const row = fc.tuple(...names.map(() => cell)).filter(cells => cells.some(text => text.trim() !== ''));
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), rows => {
        const safe = rows.map(cells =>
          cells.map(text =>
            text
              .replace(/[\0\uFFFD]/g, '')
              .toWellFormed()
              .replaceAll('\uFFFD', ''),
          ),
        );
        const kept = safe.filter(cells => cells.some(text => text.trim() !== ''));
        fc.pre(kept.length > 0);
        const text = [names.join(','), ...kept.map(cells => cells.map(quoted).join(','))].join('\n');
        const { products, bad } = parseCatalog(text, 'csv');
        expect(products.length + new Set(bad.map(each => each.line)).size).toBe(kept.length);
      }),
    );
  });

  it('every item of a JSON list becomes a product or is named as bad', () => {
    const item = fc.oneof(fc.jsonValue(), fc.record({ id: cell, title: cell, price: cell }));
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 8 }), items => {
        const text = `[\n${items.map(each => JSON.stringify(each)).join(',\n')}\n]`;
        fc.pre(!/[\0\uFFFD]/.test(text));
        const { products, bad } = parseCatalog(text, 'json');
        const lines = new Set(bad.map(each => each.line));
        expect(products.length + lines.size).toBe(items.length);
      }),
    );
  });
});
