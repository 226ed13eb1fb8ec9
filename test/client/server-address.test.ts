import { expect, test, vi } from 'vitest';
import { atServer, pathPrefix, serverAddress } from '../../client/server-address.ts';

test.each([
  ['/', ''],
  ['/studio/', ''],
  ['/s/autumn', ''],
  ['/live/', '/live'],
  ['/live/studio/', '/live'],
  ['/live/s/autumn', '/live'],
  ['/shops/live/s/%E7%A7%8B', '/shops/live'],
  ['/s/s/autumn', '/s'],
  ['/some/page.html', ''],
  ['blank', ''],
])('a page at %s is of a server at "%s"', (path, prefix) => {
  expect(pathPrefix(path)).toBe(prefix);
});

test('what is on the page’s own server is found below its path, and nothing else is changed', () => {
  vi.stubGlobal('location', { origin: 'https://example.org', pathname: '/live/s/autumn' });
  expect(atServer('/pictures/a.webp')).toBe('/live/pictures/a.webp');
  for (const elsewhere of ['https://shop.example/a', '//cdn.example/a', 'blob:x', 'data:,'])
    expect(atServer(elsewhere)).toBe(elsewhere);
  expect(serverAddress()).toBe('https://example.org/live');
  vi.unstubAllGlobals();
});
