import { expect, test } from 'vitest';
import { portRange } from '../../../renderer/reach/port-range.ts';

test('ports in a row are written as a range, and others one by one', () => {
  expect(portRange([44444])).toBe('44444');
  expect(portRange([44445, 44444])).toBe('44444–44445');
  expect(portRange([1, 5])).toBe('1, 5');
  expect(portRange([])).toBe('');
});
