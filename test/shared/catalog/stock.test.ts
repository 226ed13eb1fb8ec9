import { expect, test } from 'vitest';
import { stockLine } from '../../../shared/catalog/stock.ts';

test('stock is told only when it is low or gone', () => {
  expect(stockLine(undefined)).toEqual({ kind: 'plenty' });
  expect(stockLine(20)).toEqual({ kind: 'plenty' });
  expect(stockLine(19)).toEqual({ kind: 'low', left: 19 });
  expect(stockLine(0)).toEqual({ kind: 'soldOut' });
});
