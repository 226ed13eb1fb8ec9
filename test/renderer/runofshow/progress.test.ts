import { expect, test } from 'vitest';
import { delayMs, nextSegment, segmentProgress } from '../../../renderer/runofshow/progress.ts';
import type { RunOfShow } from '../../../shared/runofshow/plan.ts';
import { someSegment } from '../../support/arbitrary.ts';

const MINUTE = 60_000;
const [first, second] = [someSegment(0), someSegment(1)];
const plan: RunOfShow = {
  segments: [first, second],
  now: { segmentId: 'g1', since: 10 * MINUTE },
  spent: { g0: 7 * MINUTE },
};

test('the current segment has its time, and the time over its plan', () => {
  expect(segmentProgress(plan, second, 12 * MINUTE)).toEqual({ status: 'on', spent: 2 * MINUTE, over: 0 });
  expect(segmentProgress(plan, second, 16 * MINUTE).over).toBe(MINUTE);
});

test('an earlier segment is done, a later one waits', () => {
  expect(segmentProgress(plan, first, 12 * MINUTE).status).toBe('done');
  expect(segmentProgress({ segments: [first], spent: {} }, first, 0).status).toBe('waiting');
});

test('the next segment is the first one before the show, and undefined after the last', () => {
  expect(nextSegment({ segments: [first, second], spent: {} })).toBe(first);
  expect(nextSegment(plan)).toBeUndefined();
});

test('the delay is the time over the plan, less the time that was gained', () => {
  expect(delayMs(plan, 11 * MINUTE)).toBe(2 * MINUTE);
  expect(delayMs(plan, 16 * MINUTE)).toBe(3 * MINUTE);
  expect(delayMs({ ...plan, spent: { g0: 4 * MINUTE } }, 11 * MINUTE)).toBe(-MINUTE);
});
