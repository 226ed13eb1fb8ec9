import { expect, test } from 'vitest';
import { lineKey } from '../../../shared/modes/line-key.ts';

test('lines that differ in case, signs, spaces and stretched letters alone have one key', () => {
  const key = lineKey('Great shoes');
  for (const same of [
    'great shoes!',
    'GREAT  SHOES',
    'greaaat shoesss',
    'ｇｒｅａｔ shoes',
    'g.r.e.a.t shoes',
  ])
    expect(lineKey(same)).toBe(key);
});

test('others have another, of numbers and emoji too', () => {
  const keys = ['great shoe', 'size 42', 'size 422', '❤', '🔥', '?', '!', '好', '好看'].map(lineKey);
  expect(new Set(keys).size).toBe(keys.length);
});
