import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { BurstLog } from '../../server/burst-log.ts';

let bursts: BurstLog;
let records: Record<string, unknown>[];

beforeEach(() => {
  vi.useFakeTimers();
  records = [];
  const logger = pino({ base: null }, { write: line => records.push(JSON.parse(line)) });
  bursts = new BurstLog({ logger, quietMs: 1000 });
});
afterEach(() => {
  bursts.close();
  vi.useRealTimers();
});

test('a burst is logged once, with its cause, and its count at its end', () => {
  for (let count = 0; count < 500; count++) {
    bursts.note('Tokens were refused.', '192.0.2.1', { err: new Error(`no ${count}`) });
    vi.advanceTimersByTime(10);
  }
  expect(records).toMatchObject([
    { msg: 'Tokens were refused.', address: '192.0.2.1', err: { message: 'no 0' } },
  ]);
  vi.advanceTimersByTime(1000);
  expect(records).toHaveLength(2);
  expect(records[1]).toMatchObject({ address: '192.0.2.1', count: 500 });
});

test('bursts of other addresses and of other kinds have records of their own, and a single case no end', () => {
  bursts.note('Tokens were refused.', '192.0.2.1');
  bursts.note('Tokens were refused.', '192.0.2.2');
  bursts.note('A flood.', '192.0.2.1');
  vi.advanceTimersByTime(1000);
  expect(records).toHaveLength(3);
});

test('a burst from thousands of addresses does not become thousands of records', () => {
  for (let count = 0; count < 5000; count++) bursts.note('Tokens were refused.', `2001:db8:0:${count}::/64`);
  bursts.close();
  expect(records.length).toBeLessThan(110);
  expect(records.find(({ address }) => address === 'others')).toBeDefined();
  expect(records.at(-1)).toMatchObject({ address: 'others', count: 4900 });
});

test('what is still going on when the server ends is told then', () => {
  bursts.note('A flood.', '192.0.2.1');
  bursts.note('A flood.', '192.0.2.1');
  bursts.close();
  expect(records.at(-1)).toMatchObject({ count: 2 });
});
