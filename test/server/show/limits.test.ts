import { RateLimiterMemory } from 'rate-limiter-flexible';
import { expect, onTestFinished, test, vi } from 'vitest';
import { take } from '../../../server/show/limits.ts';

test('whoever has used up their points is told when there are more, and others are not held up', async () => {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const limiter = new RateLimiterMemory({ points: 2, duration: 5 });
  await take(limiter, 'ann');
  vi.advanceTimersByTime(2000);
  await take(limiter, 'ann');
  await expect(take(limiter, 'ann')).rejects.toMatchObject({
    code: 'rate-limited',
    params: { retryInMs: 3000 },
  });
  await take(limiter, 'bob');
  vi.advanceTimersByTime(3000);
  await take(limiter, 'ann');
});
