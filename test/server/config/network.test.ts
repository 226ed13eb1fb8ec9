import { expect, test } from 'vitest';
import { readConfig } from '../../../server/config.ts';

test('pictures are taken where the pages are, unless a proxy takes only those', () => {
  expect(readConfig(['--host', '192.0.2.7'], {}).mediaHost).toBe('192.0.2.7');
  const { host, mediaHost } = readConfig(['--host', '127.0.0.1', '--media-host', '0.0.0.0'], {});
  expect([host, mediaHost]).toEqual(['127.0.0.1', '0.0.0.0']);
});

test.each([
  ['https://live.example.org/', 'https://live.example.org'],
  ['https://example.org/live', 'https://example.org/live'],
  ['https://example.org/shops/live/', 'https://example.org/shops/live'],
])('a proxy may serve the server at %s', (given, publicUrl) => {
  expect(readConfig(['--public-url', given], {}).publicUrl).toBe(publicUrl);
});

test.each([
  ['public-url', 'https://example.org/live?show=a'],
  ['public-url', 'https://example.org/live/#here'],
  ['public-url', 'https://example.org/my%20shows'],
  ['public-url', 'https://ann:secret@example.org'],
  ['public-url', 'example.org/live'],
  ['announce', 'https://example.org'],
  ['announce', '203.0.113.7:44444'],
])('--%s must not be %s', (flag, value) => {
  expect(() => readConfig([`--${flag}`, value], {})).toThrow(`--${flag} must be an address`);
});

test.each(['203.0.113.7', '2001:db8::7', 'show.example.org'])('%s may be announced', announce => {
  expect(readConfig(['--announce', announce], {}).announce).toBe(announce);
});
