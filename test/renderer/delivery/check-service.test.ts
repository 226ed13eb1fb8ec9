import { expect, test } from 'vitest';
import { codeOfStatus } from '../../../renderer/delivery/check-service.ts';

test.each([
  [401, 'unauthorized'],
  [403, 'unauthorized'],
  [404, 'not-found'],
  [405, 'not-found'],
  [409, 'busy'],
  [429, 'busy'],
  [415, 'refused'],
  [422, 'refused'],
  [500, 'broken'],
  [503, 'broken'],
] as const)('a service that answers %i is told as %s', (status, code) => {
  expect(codeOfStatus(status)).toBe(code);
});
