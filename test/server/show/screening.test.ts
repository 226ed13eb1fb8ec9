import { expect, test } from 'vitest';
import { NO_CLIENT } from '../../../server/show/client.ts';
import { type Screen, type Screened, screenBy, type Verdict } from '../../../server/show/screening.ts';
import { CommandError } from '../../../shared/errors.ts';
import { emptyShow } from '../../../shared/show/state.ts';

const screened: Screened = {
  kind: 'line',
  text: 'hello',
  author: { id: 'ann', name: 'Ann', role: 'viewer' },
  client: NO_CLIENT,
};
const moment = { now: 1000, newId: () => 'id' };
const says =
  (outcome: Verdict['outcome'], by: string): Screen =>
  () => ({ outcome, reasons: [{ by }] });
const verdictOf = (...screens: Screen[]): Verdict => screenBy(screens, emptyShow('crew'), screened, moment);

test('a text with which nobody has a quarrel is shown', () => {
  expect(verdictOf()).toEqual({ outcome: 'show', reasons: [] });
  expect(verdictOf(() => undefined)).toEqual({ outcome: 'show', reasons: [] });
});

test('the strictest of several features counts, and the reasons of all are kept in their order', () => {
  const verdict = verdictOf(
    says('hide', 'first.found'),
    says('hold', 'second.found'),
    says('hide', 'third.found'),
  );
  expect(verdict.outcome).toBe('hold');
  expect(verdict.reasons.map(({ by }) => by)).toEqual(['first.found', 'second.found', 'third.found']);
});

test('what one feature refuses is refused', () => {
  const refuses: Screen = () => {
    throw new CommandError('muted', 'Not now.');
  };
  expect(() => verdictOf(says('hold', 'first.found'), refuses)).toThrow('Not now.');
});
