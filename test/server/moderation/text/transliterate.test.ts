import { expect, test } from 'vitest';
import { transliterated } from '../../../../server/moderation/text/transliterate.ts';

test('Russian in Latin letters is written with its own', () => {
  expect(transliterated('kak eto ponyat')).toBe('как ето понят');
  expect(transliterated('ty zhe ne shchuka')).toBe('ты же не щука');
});

test('other texts stay as they are', () => {
  expect(transliterated('how much is the net weight, and for what?')).toBe(
    'how much is the net weight, and for what?',
  );
  expect(transliterated('主播好漂亮')).toBe('主播好漂亮');
});
