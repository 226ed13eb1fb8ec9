import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AddressPace } from '../../../server/edge/address-pace.ts';

let pace: AddressPace;
let done: string[];

/** Asks for a turn and takes note of when it has come. */
function ask(address: string, cost = 1): void {
  void pace.turn(address, cost).then(isTurn => done.push(isTurn ? address : `not ${address}`));
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  done = [];
  pace = new AddressPace({
    own: { most: 3, perSecond: 1 },
    shared: { most: 1, perSecond: 10 },
    indebted: { most: 1, perSecond: 0.5 },
    waiting: 50,
  });
});
afterEach(() => {
  pace.dispose();
  vi.useRealTimers();
});

test('an address that asks for little never waits', async () => {
  for (let count = 0; count < 3; count++) ask('home');
  await pass(0);
  expect(done).toHaveLength(3);
});

test('beyond its own points an address waits, and all of it has its turn', async () => {
  for (let count = 0; count < 23; count++) ask('school');
  await pass(0);
  expect(done).toHaveLength(3);
  await pass(1000);
  expect(done.length).toBeGreaterThan(10);
  expect(done.length).toBeLessThan(17);
  await pass(1000);
  expect(done).toHaveLength(23);
});

test('another address is not behind the one that waits, and those that wait take turns', async () => {
  for (let count = 0; count < 40; count++) ask('flooder');
  ask('home');
  for (let count = 0; count < 6; count++) ask('school');
  await pass(0);
  expect(done).toContain('home');
  await pass(700);
  expect(done.filter(address => address === 'school')).toHaveLength(6);
  expect(done.filter(address => address === 'flooder').length).toBeLessThan(9);
});

test('more than may wait of one address are refused at once', async () => {
  for (let count = 0; count < 60; count++) ask('flooder');
  await pass(0);
  expect(done.filter(address => address === 'not flooder')).toHaveLength(7);
});

test('what an address was charged with makes it wait longer, and is forgiven', async () => {
  pace.charge('flooder', 100);
  for (let count = 0; count < 4; count++) ask('flooder');
  await pass(1000);
  expect(done.length).toBeLessThanOrEqual(1);
  await pass(10_000);
  expect(done).toHaveLength(4);
});

test('addresses that were charged do not hold up others that wait', async () => {
  for (let count = 0; count < 8; count++) {
    pace.charge(`flooder ${count}`, 100);
    ask(`flooder ${count}`);
    ask(`flooder ${count}`);
  }
  for (let count = 0; count < 10; count++) ask('school');
  await pass(1000);
  expect(done.filter(address => address === 'school')).toHaveLength(10);
}, 10_000);

test('an address is forgotten when it has all its points again', async () => {
  ask('home');
  await pass(10_000);
  expect(pace.size).toBe(0);
});

test('nobody waits any more when the server ends', async () => {
  for (let count = 0; count < 10; count++) ask('school');
  pace.dispose();
  await pass(0);
  expect(done.filter(address => address === 'not school')).toHaveLength(7);
});
