import { expect, test } from 'vitest';
import { Allowance } from '../../server/limits.ts';
import type { Refusal } from '../../shared/errors.ts';

test('whoever has used up their points is told when there are more, and others are not held up', () => {
  const allowance = new Allowance({ points: 2, seconds: 5 });
  const refusal = (key: string, now: number) => {
    try {
      allowance.take(key, now);
    } catch (error) {
      return error as Refusal;
    }
    return undefined;
  };
  allowance.take('ann', 0);
  allowance.take('ann', 1000);
  expect(refusal('ann', 2000)).toMatchObject({ code: 'rate-limited', params: { retryInMs: 3000 } });
  expect(refusal('bob', 2000)).toBeUndefined();
  expect(refusal('ann', 5000)).toBeUndefined();
});
