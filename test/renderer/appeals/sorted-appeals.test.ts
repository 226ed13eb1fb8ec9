import { expect, test } from 'vitest';
import { sortedAppeals } from '../../../renderer/appeals/sorted-appeals.ts';
import type { Appeal } from '../../../shared/appeals/appeal.ts';

const appeal = (id: string, at: number, more: Partial<Appeal> = {}): Appeal => ({
  id,
  personId: id,
  name: id,
  text: 'please',
  at,
  until: null,
  ...more,
});

test('the appeal that has waited longest is first, and one whose mute has run out waits no more', () => {
  const all = [appeal('new', 30), appeal('old', 10), appeal('over', 5, { until: 90 })];
  expect(sortedAppeals(all, 100).waiting.map(({ id }) => id)).toEqual(['old', 'new']);
});

test('the appeal answered last is first among the answered', () => {
  const answer = (at: number) => ({ answer: { isAccepted: true, at } });
  const all = [appeal('one', 1, answer(50)), appeal('two', 2, answer(60)), appeal('waits', 3)];
  expect(sortedAppeals(all, 100).answered.map(({ id }) => id)).toEqual(['two', 'one']);
});
