import { expect, test } from 'vitest';
import { isOwnPage, ownOrigin, publicOrigin } from '../../server/origin.ts';

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
  expect(ownOrigin({ host: '0.0.0.0', announce: undefined }, 8787)).toBe('http://localhost:8787');
  expect(ownOrigin({ host: '127.0.0.1', announce: undefined }, 8787)).toBe('http://127.0.0.1:8787');
});

test.each([
  ['a program, which sends no origin', {}, true],
  ['a page of the host that was asked for', { origin: 'http://shop.example:8787' }, true],
  ['a page of another site', { origin: 'https://evil.example' }, false],
  ['a page of another port', { origin: 'http://shop.example:9999' }, false],
  ['a page whose site only begins like ours', { origin: 'http://shop.example:8787.evil.example' }, false],
  ['a page without an origin of its own', { origin: 'null' }, false],
  ['text that is no origin', { origin: 'shop.example:8787' }, false],
])('%s may open a socket, or not', (_who, headers, may) => {
  expect(isOwnPage({ headers: { host: 'shop.example:8787', ...headers } }, { announce: undefined })).toBe(
    may,
  );
});

test('a page behind a proxy is known by the host that the proxy was asked for, or by the announced address', () => {
  const page = { origin: 'https://shop.example' };
  const may = (headers: object, announce?: string) =>
    isOwnPage({ headers: { ...page, ...headers } }, { announce });
  expect(may({ host: 'shop.example' })).toBe(true);
  expect(may({ host: 'shop.example:443' })).toBe(true);
  expect(may({ host: '10.0.0.7:8787', 'x-forwarded-host': 'shop.example' })).toBe(true);
  expect(may({ host: '10.0.0.7:8787' }, 'shop.example')).toBe(true);
  expect(may({ host: '10.0.0.7:8787' }, 'other.example')).toBe(false);
});
