import { expect, test } from 'vitest';
import { applyBallistics, decibels, FLOOR_DB, fraction } from '../../../renderer/sound/level.ts';

test('silence is at the floor and a full-scale square wave at the top', () => {
  expect(decibels(new Float32Array(64))).toBe(FLOOR_DB);
  expect(decibels(new Float32Array(64).fill(1))).toBeCloseTo(0);
  expect(decibels(new Float32Array(64).fill(0.1))).toBeCloseTo(-20);
});

test('the meter has an instant attack and a slow decay', () => {
  expect(applyBallistics(-50, -10)).toBe(-10);
  expect(applyBallistics(-10, FLOOR_DB)).toBeGreaterThan(-15);
});

test('the meter is empty at the floor and full at the top', () => {
  expect(fraction(FLOOR_DB)).toBe(0);
  expect(fraction(0)).toBe(1);
  expect(fraction(-30)).toBeCloseTo(0.5);
});
