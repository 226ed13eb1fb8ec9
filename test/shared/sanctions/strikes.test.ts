import { expect, test } from 'vitest';
import { activeStrikes, defaultStrikeRules, type Strike, stepOf } from '../../../shared/sanctions/strikes.ts';

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
