import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AddressLimits } from '../../../server/edge/address-limits.ts';

let limits: AddressLimits;
beforeEach(() => {
  vi.useFakeTimers();
  limits = new AddressLimits({ connections: 2, handshakes: 5, messages: 3, ownMessages: 1, windowMs: 1000 });
});
afterEach(() => {
  limits.dispose();
  vi.useRealTimers();
});

test('an address holds so many connections, and one that closes makes room', () => {
  expect([1, 2, 3].map(() => limits.open('192.0.2.1'))).toEqual([true, true, false]);
  expect(limits.open('192.0.2.2')).toBe(true);
  limits.close('192.0.2.1');
  expect(limits.open('192.0.2.1')).toBe(true);
});

test('an address that connects again and again has to wait for the next window', () => {
  for (let count = 0; count < 5; count++) if (limits.open('192.0.2.1')) limits.close('192.0.2.1');
  expect(limits.open('192.0.2.1')).toBe(false);
  vi.advanceTimersByTime(1000);
  expect(limits.open('192.0.2.1')).toBe(true);
});

test('messages count over all connections of an address', () => {
  limits.open('192.0.2.1');
  limits.open('192.0.2.1');
  const [one, other] = [{}, {}];
  const sent = [one, other, one, other].map(sender => limits.message('192.0.2.1', sender));
  expect(sent).toEqual([true, true, true, false]);
  vi.advanceTimersByTime(1000);
  expect(limits.message('192.0.2.1', other)).toBe(true);
});

test('whoever sends little is heard although another of their address sends too much', () => {
  limits.open('192.0.2.1');
  const [flooder, ann] = [{}, {}];
  expect([1, 2, 3, 4, 5].map(() => limits.message('192.0.2.1', flooder)).at(-1)).toBe(false);
  expect(limits.message('192.0.2.1', ann)).toBe(true);
});

test('an address that has flooded the server is remembered for a minute, with no connection left too', () => {
  limits.suspect('192.0.2.1');
  vi.advanceTimersByTime(50_000);
  expect([limits.isSuspect('192.0.2.1'), limits.isSuspect('192.0.2.2')]).toEqual([true, false]);
  vi.advanceTimersByTime(11_000);
  expect([limits.isSuspect('192.0.2.1'), limits.size]).toEqual([false, 0]);
});

test('an address without connections is forgotten', () => {
  limits.open('192.0.2.1');
  limits.close('192.0.2.1');
  vi.advanceTimersByTime(1000);
  expect(limits.size).toBe(0);
});
