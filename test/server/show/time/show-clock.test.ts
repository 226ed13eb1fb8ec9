import { expect, test } from 'vitest';
import { ShowClock } from '../../../../server/show/time/show-clock.ts';
import { TestClock } from '../../../support/clock.ts';

test('a show’s time is the server’s', () => {
  const server = new TestClock(5000);
  const clock = new ShowClock(server);
  clock.passed(4000);
  expect(clock.now()).toBe(5000);
});

test('where its log is ahead it goes on from there, at the pace of the server’s time', () => {
  const server = new TestClock(5000);
  const clock = new ShowClock(server);
  clock.passed(9000);
  server.pass(300);
  expect(clock.now()).toBe(9300);
  let rang = 0;
  clock.after(1000, () => {
    rang = clock.now();
  });
  server.pass(1000);
  expect(rang).toBe(10_300);
});
