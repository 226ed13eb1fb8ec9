import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Clock } from '../../client/clock.ts';

const HOUR_MS = 60 * 60 * 1000;
const SERVER_NOW = 1_700_000_000_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('the error is at most half of the shortest round trip, whatever the local clock says', () => {
  const trips = fc.array(fc.record({ up: fc.nat(400), down: fc.nat(400) }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(trips, fc.integer({ min: -1e10, max: 1e10 }), (samples, skew) => {
      const clock = new Clock();
      for (const { up, down } of samples) {
        const sentAt = performance.now();
        vi.advanceTimersByTime(up + down);
        clock.sample(sentAt, sentAt + up + skew, performance.now());
        vi.advanceTimersByTime(10);
      }
      const best = Math.min(...samples.map(({ up, down }) => up + down));
      expect(Math.abs(clock.now() - skew - performance.now())).toBeLessThanOrEqual(best / 2 + 1);
    }),
  );
});

test('a sample that is a minute old is replaced by a newer one with a longer round trip', () => {
  const clock = new Clock();
  const began = performance.now();
  clock.sample(began, SERVER_NOW, began + 2);
  vi.advanceTimersByTime(70_200);
  clock.sample(began + 70_000, SERVER_NOW + 70_180, began + 70_200);
  expect(clock.now()).toBe(SERVER_NOW + 70_280);
});

test('it goes on through jumps of the clock that people set, forward and back', () => {
  const clock = new Clock();
  clock.sample(performance.now(), SERVER_NOW, performance.now());
  for (const jump of [HOUR_MS, -2 * HOUR_MS, 40 * 24 * HOUR_MS]) {
    vi.setSystemTime(Date.now() + jump);
    expect(clock.now()).toBe(SERVER_NOW);
  }
  vi.advanceTimersByTime(30_000);
  expect(clock.now()).toBe(SERVER_NOW + 30_000);
});

test('after a sleep in which the page’s own time stood, the next sample counts although its round trip is longer', () => {
  const clock = new Clock();
  const now = performance.now();
  clock.sample(now, SERVER_NOW, now);
  clock.sample(now, SERVER_NOW + HOUR_MS, now + 40);
  expect(clock.now()).toBe(SERVER_NOW + HOUR_MS - 20);
});

test('after such a sleep the first event tells the time, until the next sample does so better', () => {
  const clock = new Clock();
  const now = performance.now();
  clock.sample(now, SERVER_NOW, now);
  clock.passed(SERVER_NOW - 5000);
  clock.passed(SERVER_NOW + 30);
  expect(clock.now()).toBe(SERVER_NOW);
  clock.passed(SERVER_NOW + HOUR_MS);
  expect(clock.now()).toBe(SERVER_NOW + HOUR_MS);
  clock.sample(now, SERVER_NOW + HOUR_MS + 300, now + 100);
  expect(clock.now()).toBe(SERVER_NOW + HOUR_MS + 250);
});
