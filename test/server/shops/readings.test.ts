import { expect, test } from 'vitest';
import { untoldOf } from '../../../server/shops/readings.ts';

const price = { minor: 10_000, currency: 'EUR' };
const link = (stock: number) => ({
  connectionId: 'shop',
  productId: 'runner',
  product: '11',
  item: '11',
  price,
  turn: 1,
  stock,
});

test('a shop is told by how much the shelf differs from what it is known to have', () => {
  expect(untoldOf(link(4), { price, stock: 4 })).toEqual({});
  expect(untoldOf(link(4), { price, stock: 3 })).toEqual({ stock: -1 });
  expect(untoldOf(link(4), { price, stock: 6 })).toEqual({ stock: 2 });
});

test('a shop that is known to have less than nothing is not told to have more than the shelf', () => {
  expect(untoldOf(link(-1), { price, stock: 0 })).toEqual({});
  expect(untoldOf(link(-3), { price, stock: 1 })).toEqual({ stock: 1 });
});
