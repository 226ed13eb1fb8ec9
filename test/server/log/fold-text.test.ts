import { expect, test } from 'vitest';
import { foldText } from '../../../server/log/fold-text.ts';

test('case, accents, width and what can not be seen make no difference', () => {
  expect(foldText('CAFÉ')).toBe(foldText('cafe'));
  expect(foldText('ＣＡＦＥ')).toBe(foldText('cafe'));
  expect(foldText('ca\u200bfe\u00ad')).toBe(foldText('cafe'));
  expect(foldText('Ещё')).toBe(foldText('еще'));
});

test('letters of other scripts that look the same are the same', () => {
  expect(foldText('fаkе')).toBe(foldText('fake'));
  expect(foldText('小码')).toContain(foldText('码'));
});
