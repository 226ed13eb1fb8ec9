import { expect, test } from 'vitest';
import {
  activeStrikes,
  decayOf,
  defaultStrikeRules,
  type Strike,
  stepOf,
} from '../../../shared/sanctions/strikes.ts';

const HOUR = 3_600_000;
const at = (...hours: number[]): Strike[] =>
  hours.map(hour => ({ id: `s${hour}`, at: hour * HOUR, cause: 'mute' }));
const counted = (strikes: Strike[], hour: number) =>
  activeStrikes(strikes, { decayHours: 24 }, hour * HOUR).map(({ id }) => id);

test('a strike goes with each so many hours without another, the oldest one first', () => {
  const strikes = at(0, 1, 2);
  expect(counted(strikes, 25)).toEqual(['s0', 's1', 's2']);
  expect(counted(strikes, 26)).toEqual(['s1', 's2']);
  expect(counted(strikes, 50)).toEqual(['s2']);
  expect(counted(strikes, 74)).toEqual([]);
  expect(counted([], 1)).toEqual([]);
});

test('when a strike goes is told as it will be, so long as no other one comes', () => {
  const strikes = at(0, 1, 2);
  for (const now of [2, 26, 51]) {
    const ends = decayOf(strikes, { decayHours: 24 }, now * HOUR);
    expect(ends).toHaveLength(counted(strikes, now).length);
    for (const [index, end] of ends.entries()) {
      const left = ends.length - index;
      expect(counted(strikes, end / HOUR - 0.1)).toHaveLength(left);
      expect(counted(strikes, end / HOUR)).toHaveLength(left - 1);
    }
  }
  expect(decayOf([], { decayHours: 24 }, 0)).toEqual([]);
});

test('each strike leads further up the ladder, and all beyond its end to its last step', () => {
  const rules = defaultStrikeRules();
  expect([1, 2, 3, 4, 5, 6].map(number => stepOf(rules, number))).toEqual([
    'warn',
    60,
    600,
    'show',
    'good',
    'good',
  ]);
});
