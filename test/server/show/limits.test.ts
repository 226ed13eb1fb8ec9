import { RateLimiterMemory } from 'rate-limiter-flexible';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { limit, take } from '../../../server/show/limits.ts';
import type { Actor } from '../../../shared/roles.ts';
import type { RequestName } from '../../../shared/show/protocol.ts';

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

describe('what comes from one address', () => {
  const person = (number: number): Actor => ({ id: `p${number}`, name: 'Guest', role: 'viewer' });
  const ask = (address: string, actor: Actor, name: RequestName = 'chat.post') =>
    limit({ id: actor.id, address }, actor, name).then(
      () => 1,
      () => 0,
    );
  const passed = async (asked: Promise<number>[]) =>
    (await Promise.all(asked)).reduce<number>((sum, each) => sum + each, 0);

  test('hundreds of identities of one address write no more than a school would, and others are not held up', async () => {
    vi.useFakeTimers();
    onTestFinished(() => {
      vi.useRealTimers();
    });
    let lines = 0;
    for (let second = 0; second < 120; second++) {
      const writers = Array.from({ length: 219 }, (_, number) => person((second * 219 + number) % 600));
      lines += await passed(writers.map(writer => ask('192.0.2.1', writer)));
      expect(await ask('192.0.2.2', person(9000 + second))).toBe(1);
      await vi.advanceTimersByTimeAsync(1000);
    }
    // Of 26,280 that were sent; 20 a second, and the bursts of three minutes at most.
    expect(lines).toBeGreaterThan(120 * 20);
    expect(lines).toBeLessThan(120 * 20 + 3 * 620);
  });

  test('a class of thirty may all write at the same time', async () => {
    const pupils = Array.from({ length: 30 }, (_, number) => person(20_000 + number));
    expect(await passed(pupils.flatMap(pupil => [ask('192.0.2.3', pupil), ask('192.0.2.3', pupil)]))).toBe(
      60,
    );
  });

  test('the crew of a show is not counted by its address', async () => {
    const host: Actor = { id: 'host', name: 'Host', role: 'host' };
    for (let count = 0; count < 800; count++) await ask('192.0.2.4', person(30_000 + count));
    expect(await ask('192.0.2.4', person(40_000))).toBe(0);
    expect(await ask('192.0.2.4', host)).toBe(1);
  });

  test('claims and bids of one address are bounded together', async () => {
    const asked = [];
    for (let count = 0; count < 4000; count++)
      asked.push(ask('192.0.2.5', person(50_000 + count), 'deal.claim'));
    const claims = await passed(asked);
    expect(claims).toBeGreaterThan(1000);
    expect(claims).toBeLessThan(2000);
    expect(await ask('192.0.2.5', person(60_000), 'deal.giveBack')).toBe(0);
  });
});

test('a machine’s clock that was set back makes nobody wait for longer than the window', async () => {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const limiter = new RateLimiterMemory({ points: 1, duration: 5 });
  await take(limiter, 'ann');
  vi.setSystemTime(Date.now() - 60 * 60 * 1000);
  await expect(take(limiter, 'ann')).rejects.toMatchObject({ params: { retryInMs: 5000 } });
});
