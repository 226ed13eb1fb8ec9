import { expect, test } from 'vitest';
import { isMoved } from '../../../renderer/moderation/use-tap-guard.ts';

test('rows move where one above them goes or comes, not where more are added below', () => {
  expect(isMoved(['a', 'b'], ['a', 'b', 'c'])).toBe(false);
  expect(isMoved(['a', 'b'], ['b'])).toBe(true);
  expect(isMoved(['a', 'b'], ['a', 'c', 'b'])).toBe(true);
  expect(isMoved([], ['a'])).toBe(false);
});
