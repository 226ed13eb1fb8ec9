import { expect, test } from 'vitest';
import { turnAt } from '../../../renderer/compositor/spin.ts';

test('a wheel starts at its old rotation, slows down and stops at the new one', () => {
  const spin = { from: 0.25, to: 7, startedAt: 1000 };
  expect(turnAt(spin, 1000)).toBe(0.25);
  expect(turnAt(spin, 60_000)).toBe(7);
  const early = turnAt(spin, 1200) - turnAt(spin, 1000);
  const late = turnAt(spin, 6800) - turnAt(spin, 6600);
  expect(early).toBeGreaterThan(20 * late);
  expect(late).toBeGreaterThan(0);
});
