import { expect, test } from 'vitest';
import { behind, nextSegment, segmentProgress } from '../../../renderer/runofshow/progress.ts';
import type { RunOfShow } from '../../../shared/runofshow.ts';
import { someSegment } from '../../support/arbitrary.ts';

const MINUTE = 60_000;
const [first, second] = [someSegment(0), someSegment(1)];
const plan: RunOfShow = {
  segments: [first, second],
  now: { segmentId: 'g1', since: 10 * MINUTE },
  spent: { g0: 7 * MINUTE },
};

test('a segment that is on runs, and what it takes beyond its minutes is told', () => {
  expect(segmentProgress(plan, second, 12 * MINUTE)).toEqual({ status: 'on', spent: 2 * MINUTE, over: 0 });
  expect(segmentProgress(plan, second, 16 * MINUTE).over).toBe(MINUTE);
});

test('a segment that was on is done, one that was not waits', () => {
  expect(segmentProgress(plan, first, 12 * MINUTE).status).toBe('done');
  expect(segmentProgress({ segments: [first], spent: {} }, first, 0).status).toBe('waiting');
});

test('the next segment is the first before the show has begun, and none after the last', () => {
  expect(nextSegment({ segments: [first, second], spent: {} })).toBe(first);
  expect(nextSegment(plan)).toBeUndefined();
});

test('the show is behind by what took too long, and time won back earlier counts', () => {
  expect(behind(plan, 11 * MINUTE)).toBe(2 * MINUTE);
  expect(behind(plan, 16 * MINUTE)).toBe(3 * MINUTE);
  expect(behind({ ...plan, spent: { g0: 4 * MINUTE } }, 11 * MINUTE)).toBe(-MINUTE);
});
