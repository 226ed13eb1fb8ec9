import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Clock } from '../../client/clock.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('the error is at most half of the shortest round trip, whatever the local clock says', () => {
  const trips = fc.array(fc.record({ up: fc.nat(400), down: fc.nat(400) }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(trips, fc.integer({ min: -1e10, max: 1e10 }), (samples, skew) => {
      const clock = new Clock();
      let real = 1_700_000_000_000;
      for (const { up, down } of samples) {
        clock.sample(real + skew, real + up, real + up + down + skew);
        real += up + down + 10;
      }
      vi.setSystemTime(real + skew);
      const best = Math.min(...samples.map(({ up, down }) => up + down));
      expect(Math.abs(clock.now() - real)).toBeLessThanOrEqual(best / 2 + 1);
    }),
  );
});

test('a sample that is a minute old is replaced by a newer one with a longer round trip', () => {
  const clock = new Clock();
  clock.sample(0, 1000, 2);
  clock.sample(70_000, 75_100, 70_200);
  vi.setSystemTime(70_200);
  expect(clock.now()).toBe(75_200);
});
