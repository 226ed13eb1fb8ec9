import { expect, test } from 'vitest';
import { easeOutCubic } from '../../../../renderer/scenes/program/wheel.ts';

test('the wheel’s easing starts fast and ends at 1', () => {
  expect(easeOutCubic(0)).toBe(0);
  expect(easeOutCubic(0.5)).toBeGreaterThan(0.5);
  expect(easeOutCubic(1)).toBe(1);
  expect(easeOutCubic(2)).toBe(1);
});
