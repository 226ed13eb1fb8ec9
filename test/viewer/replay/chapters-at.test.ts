import { expect, test } from 'vitest';
import type { Chapter } from '../../../shared/replay/replay.ts';
import { chaptersAt } from '../../../viewer/replay/chapters-at.ts';

const chapter = (productId: string, fromMs: number, toMs: number): Chapter => ({
  productId,
  title: productId,
  price: { minor: 1, currency: 'EUR' },
  fromMs,
  toMs,
});

test('a moment has the chapters that it lies in, the one that began last first', () => {
  const chapters = [chapter('one', 0, 10), chapter('two', 5, 20), chapter('three', 30, 40)];
  const at = (ms: number) => chaptersAt(chapters, ms).map(({ productId }) => productId);
  expect([at(0), at(5), at(10), at(25), at(30)]).toEqual([['one'], ['two', 'one'], ['two'], [], ['three']]);
});
