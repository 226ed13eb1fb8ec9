import { expect, test } from 'vitest';
import { clockText } from '../../../../renderer/compositor/overlays/product.ts';

test('a countdown is formatted as m:ss, and as h:mm:ss from one hour on', () => {
  expect(clockText(9)).toBe('0:09');
  expect(clockText(90)).toBe('1:30');
  expect(clockText(3725)).toBe('1:02:05');
});
