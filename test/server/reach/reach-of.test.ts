import { expect, test } from 'vitest';
import { reachOf } from '../../../server/reach/reach-of.ts';

const own = 'http://localhost:8787';

test.each([
  [undefined, 'machine', own],
  ['http://192.168.1.20:8787', 'network', 'http://192.168.1.20:8787'],
  ['http://10.0.0.5:8787', 'network', 'http://10.0.0.5:8787'],
  ['http://[fe80::1]:8787', 'network', 'http://[fe80::1]:8787'],
  ['http://203.0.113.7:8787', 'address', 'http://203.0.113.7:8787'],
  ['http://live.example.org:8787', 'address', 'http://live.example.org:8787'],
] as const)('a server whose address for others is %s is reached by %s', (origin, kind, told) => {
  expect(reachOf({ origin, ownOrigin: own })).toEqual({ kind, origin: told });
});
