import { expect, test } from 'vitest';
import { formatMuteDuration, MUTE_SECONDS, secondsLeft } from '../../../renderer/moderation/format.ts';
import { translationsOf } from '../translations.ts';

const offered = (language: 'en' | 'zh' | 'ru') =>
  MUTE_SECONDS.map(seconds => formatMuteDuration(translationsOf(language, 'moderation'), seconds));

test('every length of a mute has a text in every language', () => {
  expect(offered('en')).toEqual(['10 s', '1 min', '10 min', '1 h', '24 h', 'the whole show']);
  expect(offered('zh')).toEqual(['10 秒', '1 分钟', '10 分钟', '1 小时', '24 小时', '整场直播']);
  expect(offered('ru')).toEqual(['10 с', '1 мин', '10 мин', '1 ч', '24 ч', 'до конца шоу']);
});

test('the remaining time of a mute counts down and ends', () => {
  expect(secondsLeft(10_000, 9001)).toBe(1);
  expect(secondsLeft(10_000, 10_000)).toBeUndefined();
  expect(secondsLeft(null, 10_000)).toBeNull();
});
