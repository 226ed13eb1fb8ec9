import { expect, test } from 'vitest';
import { generateKey, isSignedBy, signHead } from '../../../server/ledger/signing.ts';

const HEAD = { number: 1, seq: 5, digest: 'a'.repeat(64), at: 7 };

test('a head is signed for one show by its key, and for nothing else', () => {
  const key = generateKey();
  const signed = signHead('autumn', HEAD, key);
  expect(isSignedBy(key.publicKey, 'autumn', signed)).toBe(true);
  expect(isSignedBy(key.publicKey, 'winter', signed)).toBe(false);
  expect(isSignedBy(generateKey().publicKey, 'autumn', signed)).toBe(false);
  expect(isSignedBy(key.publicKey, 'autumn', { ...signed, head: { ...HEAD, seq: 6 } })).toBe(false);
  expect(isSignedBy('0'.repeat(64), 'autumn', { ...signed, signature: '0'.repeat(128) })).toBe(false);
});
