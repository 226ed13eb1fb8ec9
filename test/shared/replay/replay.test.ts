import { describe, expect, test } from 'vitest';
import { chaptersOf } from '../../../shared/replay/replay.ts';
import type { PinSpan } from '../../../shared/report/state.ts';

const START = 1_000_000;

const pin = (from: number, to: number | undefined, change: Partial<PinSpan> = {}): PinSpan => ({
  pinId: 'pin',
  productId: 'shoe',
  title: 'Shoe',
  price: { minor: 4900, currency: 'EUR' },
  from: START + from,
  ...(to === undefined ? {} : { to: START + to }),
  opened: 0,
  ...change,
});

const spansOf = (...pins: PinSpan[]) =>
  chaptersOf(pins, { startedAt: START, ms: 60_000 }).map(({ fromMs, toMs }) => [fromMs, toMs]);

describe('the chapters of a recording', () => {
  test('are the pins of its time, cut off where the recording begins and ends', () => {
    expect(
      spansOf(pin(-5000, 5000), pin(20_000, 30_000), pin(50_000, 90_000), pin(55_000, undefined)),
    ).toEqual([
      [0, 5000],
      [20_000, 30_000],
      [50_000, 60_000],
      [55_000, 60_000],
    ]);
  });

  test('leave out what was pinned before or after, and what was taken back at once', () => {
    expect(spansOf(pin(-9000, -10), pin(60_000, 70_000), pin(10_000, 10_400))).toEqual([]);
  });

  test('follow each other as they begin', () => {
    expect(spansOf(pin(20_000, 50_000), pin(10_000, 40_000)).map(([from]) => from)).toEqual([10_000, 20_000]);
  });

  test('say what the product cost then, and which deal it was', () => {
    const price = { minor: 2900, currency: 'EUR' };
    const [chapter] = chaptersOf([pin(0, 9000, { price, dealId: 'd1' })], { startedAt: START, ms: 60_000 });
    expect(chapter).toEqual({ productId: 'shoe', title: 'Shoe', price, dealId: 'd1', fromMs: 0, toMs: 9000 });
  });
});
