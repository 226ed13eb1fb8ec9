import { expect, test } from 'vitest';
import { Seal } from '../../../../server/media/egress/seal.ts';

test('what was sealed for a show is opened for it, and reads as nothing to anybody else', () => {
  const seal = new Seal('the server’s secret');
  const sealed = seal.close('autumn', 'stream-key');
  expect(sealed).not.toContain('stream-key');
  expect(seal.open('autumn', sealed)).toBe('stream-key');
  expect(() => seal.open('winter', sealed)).toThrow();
  expect(() => new Seal('another secret').open('autumn', sealed)).toThrow();
});

test('the same key is sealed the same way, so that a command sent again is known to be the same', () => {
  const seal = new Seal('the server’s secret');
  expect(seal.close('autumn', 'stream-key')).toBe(seal.close('autumn', 'stream-key'));
  expect(seal.close('autumn', 'stream-key')).not.toBe(seal.close('autumn', 'other-key'));
});
