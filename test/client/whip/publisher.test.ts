import { expect, test } from 'vitest';
import { HttpSessionError } from '../../../client/whip/http-session.ts';
import { whipErrorOf } from '../../../client/whip/publisher.ts';

test.each([
  [401, 'unauthorized'],
  [403, 'unauthorized'],
  [404, 'not-found'],
  [405, 'not-found'],
  [415, 'refused'],
  [422, 'refused'],
  [409, 'unreachable'],
  [429, 'unreachable'],
  [503, 'unreachable'],
])('status %i is reported as %s', (status, code) => {
  expect(whipErrorOf(new HttpSessionError(status, ''))).toBe(code);
});

test('no response is reported as unreachable', () => {
  expect(whipErrorOf(new TypeError('Failed to fetch'))).toBe('unreachable');
});
