import { expect, test } from 'vitest';
import { formatUntil, fromLocalInput, nextDayAt, toLocalInput } from '../../../renderer/home/format.ts';

const MINUTE = 60_000;

test.each([
  [12 * MINUTE, 'in 12 minutes'],
  [3 * 60 * MINUTE, 'in 3 hours'],
  [72 * 60 * MINUTE, 'in 3 days'],
  [0, undefined],
])('%d ms before it, a show is %s', (ms, text) => {
  expect(formatUntil(1_000_000 + ms, 1_000_000, 'en')).toBe(text);
});

test('a time goes into an input and out of it on the same clock', () => {
  const at = new Date(2026, 11, 1, 19, 30).getTime();
  expect(toLocalInput(at)).toBe('2026-12-01T19:30');
  expect(fromLocalInput('2026-12-01T19:30')).toBe(at);
  expect(fromLocalInput('')).toBeUndefined();
});

test('the next show is planned for the day after, at the same time of day', () => {
  const earlier = new Date(2026, 10, 20, 19, 30).getTime();
  const now = new Date(2026, 10, 30, 23, 10).getTime();
  expect(nextDayAt(earlier, now)).toBe(new Date(2026, 11, 1, 19, 30).getTime());
});
