import { describe, expect, test } from 'vitest';
import { type ReadOptions, readCatalog } from '../../../../server/catalog/read-catalog.ts';
import { needsNoAnswer } from '../../../../shared/catalog/file.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const read = (text: string, options: ReadOptions = {}) =>
  readCatalog(new TextEncoder().encode(text), 'csv', { now: NOW, ...options });
const eur = (minor: number) => ({ minor, currency: 'EUR' });

describe('the columns of a list', () => {
  test('are shown with their first values and what they seem to hold', () => {
    const { columns, mapping, missing } = read('Артикул;Название;Стоимость\nA1;Чашка;12\nA2;Миска;15');
    expect(columns).toEqual([
      { name: 'Артикул', samples: ['A1', 'A2'] },
      { name: 'Название', samples: ['Чашка', 'Миска'] },
      { name: 'Стоимость', samples: ['12', '15'] },
    ]);
    expect(mapping).toEqual([
      { column: 'Артикул', field: 'id' },
      { column: 'Название', field: 'title' },
    ]);
    expect(missing).toEqual(['price']);
  });

  test('hold what the host says, in the currency that the host says', () => {
    const { products, assumed } = read('code,what,eu,us\nA1,Cup,"12,50",14.00', {
      columns: [
        { column: 'code', field: 'id' },
        { column: 'what', field: 'title' },
        { column: 'eu', field: 'price', currency: 'EUR' },
        { column: 'us', field: 'prices', currency: 'USD' },
      ],
    });
    expect(assumed).toBe(0);
    expect(products).toMatchObject([
      { id: 'A1', title: 'Cup', price: eur(1250), prices: [{ minor: 1400, currency: 'USD' }] },
    ]);
  });

  test('may name a currency, for the price or for further ones', () => {
    const { products } = read('id,title,price_eur,Price (USD),price gbp\na,A,5,6,4');
    expect(products[0]).toMatchObject({
      price: eur(500),
      prices: [
        { minor: 600, currency: 'USD' },
        { minor: 400, currency: 'GBP' },
      ],
    });
  });

  test('with anything left to ask are not brought in unseen', () => {
    expect(needsNoAnswer(read('id,title,price,currency\na,A,5,EUR'))).toBe(true);
    expect(needsNoAnswer(read('id,title,price\na,A,€5'))).toBe(true);
    expect(needsNoAnswer(read('id,title,price\na,A,5'))).toBe(false);
    expect(needsNoAnswer(read('id,title\na,A'))).toBe(false);
  });
});

describe('columns as shops name them', () => {
  const PRODUCT = { id: 'M1', title: 'Mug', price: eur(990), stock: 5, category: 'Cups', brand: 'Acme' };
  const CELLS = 'M1;Mug;€9.90;5;Cups;Acme;mug.jpg';

  test.each([
    'SKU;Product name;Price;In stock;Product category;Brand name;Photo',
    'Item code*;Item name*;Retail price;Qty;Type;Manufacturer;Main image',
    'Product ID;Title (EN);Selling price;Quantity available;Collection;Vendor;Image file',
    'Артикул;Название товара;Цена;В наличии;Категория;Бренд;Фото',
    'Код товара;Наименование;Розничная цена;Остаток, шт.;Раздел;Производитель;Ссылка на фото',
    '货号;商品名称;售价;库存;分类;品牌;图片',
    '商品编码;宝贝标题;价格;库存（件）;类目;品牌名称;主图',
  ])('%s are known', header => {
    const { products, missing } = read(`${header}\n${CELLS}`);
    expect(missing).toEqual([]);
    expect(products).toMatchObject([{ ...PRODUCT, pictureFile: 'mug.jpg' }]);
  });

  test.each(['Price (wholesale)', 'Цена (опт)', '批发价', 'Стоимость', 'Purchase price'])(
    '%s is never taken for the price',
    name => {
      expect(read(`id,title,${name}\nM1,Mug,4.00`)).toMatchObject({ missing: ['price'], total: 0 });
      const both = read(`id,title,${name},Price\nM1,Mug,4.00,9.90`);
      expect(both.products).toMatchObject([{ price: eur(990) }]);
    },
  );

  test('a list without ids has its products’ names for them, the same at each import', () => {
    const list = 'Product name,Price\n"Oak board, 40 cm",54\n蜂蜡蜡烛,14.50\nOak board 40 cm,50\n!,9';
    const { products, missing, bad } = read(list);
    expect(missing).toEqual([]);
    expect(products.map(({ id }) => id)).toEqual(['oak-board-40-cm', '蜂蜡蜡烛']);
    expect(bad).toMatchObject([
      { line: 4, reason: 'duplicate' },
      { line: 5, field: 'id', reason: 'missing' },
    ]);
  });

  test('units are read before a yes or no of the same thing', () => {
    expect(read('id,title,price,Availability,Qty\nM1,Mug,5,yes,12').products).toMatchObject([{ stock: 12 }]);
  });
});

describe('an amount', () => {
  test.each([
    ['auto', '89,90', 8990],
    ['comma', '1.290', 129_000],
    ['comma', '1.290,50', 129_050],
    ['point', '1,290', 129_000],
    ['point', '1,290.50', 129_050],
  ] as const)('written with decimals by %s as %s is read as %d', (decimals, text, minor) => {
    expect(read(`id;title;price\na;A;${text}`, { decimals }).products[0]?.price).toEqual(eur(minor));
  });

  test.each([
    ['comma', '12.5'],
    ['point', '12,5'],
  ] as const)('that is not written with decimals by %s is named, not guessed: %s', (decimals, text) => {
    expect(read(`id;title;price\na;A;${text}`, { decimals }).bad).toMatchObject([{ field: 'price' }]);
  });
});

describe('regions', () => {
  test('are countries by their code, and the European Union all of its own', () => {
    expect(read('id,title,price,regions\na,A,5,de|AT|uk').products[0]?.regions).toEqual(['DE', 'AT', 'GB']);
    expect(read('id,title,price,regions\na,A,5,EU').products[0]?.regions).toHaveLength(27);
  });

  test('that are none are named', () => {
    expect(read('id,title,price,regions\na,A,5,DE|Bavaria').bad).toEqual([
      { line: 2, field: 'regions', reason: 'bad-region', value: 'BAVARIA' },
    ]);
  });
});

describe('a price history', () => {
  const history = (cell: string) => read(`id,title,price,price_history\na,A,39.90,"${cell}"`);

  test('is a list of dates with the price in force from each on', () => {
    expect(history('2026-10-20=34.90|2026-10-01=39.90').products[0]?.history).toEqual([
      { at: Date.parse('2026-10-01'), price: eur(3990) },
      { at: Date.parse('2026-10-20'), price: eur(3490) },
    ]);
    const json = [{ id: 'a', title: 'A', price: 5, price_history: [{ at: '2026-10-01', price: 4.5 }] }];
    const reading = readCatalog(new TextEncoder().encode(JSON.stringify(json)), 'json', { now: NOW });
    expect(reading.products[0]?.history).toEqual([{ at: Date.parse('2026-10-01'), price: eur(450) }]);
  });

  test.each(['2026-10-01', 'October=39.90', '2026-10-01=cheap', '2027-01-01=10', '2026-13-01=10'])(
    'that can not be is named: %s',
    cell => {
      expect(history(cell).bad).toMatchObject([{ line: 2, field: 'price_history', reason: 'bad-history' }]);
    },
  );
});
