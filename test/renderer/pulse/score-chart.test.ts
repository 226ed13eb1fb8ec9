import { expect, test } from 'vitest';
import { formatScore } from '../../../renderer/pulse/format.ts';
import { directionOf, lineColumns, scaleBound } from '../../../renderer/pulse/score-chart.ts';

const point = (at: number, score: number | null) => ({ at, score, messages: score === null ? 0 : 1 });

test('the chart has times in seconds and gaps where nobody wrote', () => {
  expect(lineColumns([point(10_000, 20), point(20_000, null)])).toEqual([
    [10, 20],
    [20, null],
  ]);
});

test('the scale is constant for small scores and grows in steps for large ones', () => {
  expect(scaleBound([])).toBe(40);
  expect(scaleBound([point(1, -12)])).toBe(40);
  expect(scaleBound([point(1, -61)])).toBe(80);
  expect(scaleBound([point(1, 100)])).toBe(100);
});

test('a change within the noise is steady', () => {
  expect([2.9, -2.9, 3, -18].map(directionOf)).toEqual(['steady', 'steady', 'up', 'down']);
});

test('a score is formatted with its sign and a real minus', () => {
  expect([34, -34, 0].map(score => formatScore(score, 'en'))).toEqual(['+34', '−34', '0']);
  expect(formatScore(-34, 'ru')).toBe('−34');
});
