import { expect, test } from 'vitest';
import { SessionProblem } from '../../../client/whip/http-session.ts';
import { faultOf } from '../../../client/whip/publisher.ts';

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
])('an answer of %i means that the server is %s', (status, fault) => {
  expect(faultOf(new SessionProblem(status, ''))).toBe(fault);
});

test('no answer at all means that the server is out of reach', () => {
  expect(faultOf(new TypeError('Failed to fetch'))).toBe('unreachable');
});
