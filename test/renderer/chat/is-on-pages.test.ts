import { expect, test } from 'vitest';
import { isOnPages } from '../../../renderer/chat/is-on-pages.ts';

const line = { id: 'm', personId: 'ann', name: 'Ann', role: 'viewer', text: 'is it red?', at: 1 } as const;

test('a line can be answered, pinned and shown in the picture only while viewers see it, and never while it is held', () => {
  expect(isOnPages(line, false)).toBe(true);
  expect(isOnPages(line, true)).toBe(false);
  expect(isOnPages({ ...line, until: 2 }, false)).toBe(false);
  expect(isOnPages({ ...line, hidden: [] }, false)).toBe(false);
});
