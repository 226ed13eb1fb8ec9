import { expect, test } from 'vitest';
import { clientKeys } from '../../../server/team/client-keys.ts';

const peer = { address: '203.0.113.7', browser: 'nA3xT0cGk1vRbW8qYd5LzQ' };
const keys = clientKeys('secret', 'log', peer);

test('the same browser and address have the same keys in a show, and each has its own', () => {
  expect(clientKeys('secret', 'log', { ...peer })).toEqual(keys);
  expect(keys.browser).not.toBe(keys.network);
  const elsewhere = clientKeys('secret', 'log', { ...peer, address: '203.0.113.8' });
  expect(elsewhere.browser).toBe(keys.browser);
  expect(elsewhere.network).not.toBe(keys.network);
});

test('nobody can be followed to another show, or be found without the server’s secret', () => {
  for (const other of [clientKeys('secret', 'other log', peer), clientKeys('guess', 'log', peer)]) {
    expect(other.browser).not.toBe(keys.browser);
    expect(other.network).not.toBe(keys.network);
  }
});

test('neither the address nor the browser stands in them', () => {
  const told = JSON.stringify(keys);
  for (const value of Object.values(peer)) expect(told).not.toContain(value);
});
