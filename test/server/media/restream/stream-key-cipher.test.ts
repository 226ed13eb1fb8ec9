import { expect, test } from 'vitest';
import { StreamKeyCipher } from '../../../../server/media/restream/stream-key-cipher.ts';

test('what was encrypted for a show is decrypted for it, and for no other show or secret', () => {
  const cipher = new StreamKeyCipher('the server’s secret');
  const encrypted = cipher.encrypt('autumn', 'stream-key');
  expect(encrypted).not.toContain('stream-key');
  expect(cipher.decrypt('autumn', encrypted)).toBe('stream-key');
  expect(() => cipher.decrypt('winter', encrypted)).toThrow();
  expect(() => new StreamKeyCipher('another secret').decrypt('autumn', encrypted)).toThrow();
});

test('the same key is encrypted the same way, so that a command sent again is known to be the same', () => {
  const cipher = new StreamKeyCipher('the server’s secret');
  expect(cipher.encrypt('autumn', 'stream-key')).toBe(cipher.encrypt('autumn', 'stream-key'));
  expect(cipher.encrypt('autumn', 'stream-key')).not.toBe(cipher.encrypt('autumn', 'other-key'));
});
