import { expect, test } from 'vitest';
import { ownOrigin, publicOrigin } from '../../server/origin.ts';

const at = (host: string, announce?: string) => publicOrigin({ host, announce }, 8787);

test('a server that listens to its own machine only has no address for others', () => {
  expect(at('127.0.0.1')).toBeUndefined();
  expect(at('localhost', 'shop.example')).toBeUndefined();
  expect(at('::1')).toBeUndefined();
});

test('others are told the announced address, else the one that is listened on', () => {
  expect(at('0.0.0.0', 'shop.example')).toBe('http://shop.example:8787');
  expect(at('192.0.2.7')).toBe('http://192.0.2.7:8787');
  expect(at('2001:db8::7')).toBe('http://[2001:db8::7]:8787');
});

test('the host’s own browser stays on localhost, where cameras are allowed without TLS', () => {
  expect(ownOrigin('0.0.0.0', 8787)).toBe('http://localhost:8787');
  expect(ownOrigin('127.0.0.1', 8787)).toBe('http://127.0.0.1:8787');
});
