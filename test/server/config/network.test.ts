import { expect, test } from 'vitest';
import { readConfig } from '../../../server/config.ts';

test('pictures are taken where the pages are, unless a proxy takes only those', () => {
  expect(readConfig(['--host', '192.0.2.7'], {}).mediaHost).toBe('192.0.2.7');
  const { host, mediaHost } = readConfig(['--host', '127.0.0.1', '--media-host', '0.0.0.0'], {});
  expect([host, mediaHost]).toEqual(['127.0.0.1', '0.0.0.0']);
});
