import { expect, test } from 'vitest';
import { readStock } from '../../../../server/catalog/values/read-stock.ts';

test.each([
  ['12', { stock: 12 }],
  ['+12', { stock: 12 }],
  ['12.00', { stock: 12 }],
  ['1 200', { stock: 1200 }],
  ['1.200.000', { stock: 1_200_000 }],
  ['-3', { stock: 0, note: 'stock-negative' }],
  ['−3', { stock: 0, note: 'stock-negative' }],
  ['2.5', { stock: 2, note: 'stock-rounded' }],
  ['1.500', { stock: 1, note: 'stock-rounded' }],
  ['12 шт.', { stock: 12, note: 'stock-rounded' }],
  ['10+', { stock: 10, note: 'stock-rounded' }],
  ['>10', { stock: 10, note: 'stock-rounded' }],
  ['нет', { stock: 0, note: 'stock-none' }],
  ['缺货', { stock: 0, note: 'stock-none' }],
  ['Out of stock', { stock: 0, note: 'stock-none' }],
  ['parent', { note: 'stock-unread' }],
  ['many', { note: 'stock-unread' }],
  ['12/3', { note: 'stock-unread' }],
  ['9'.repeat(20), { note: 'stock-unread' }],
])('a stock of “%s” is never more than there may be', (text, read) => {
  expect(readStock(text)).toEqual(read);
});
