import { expect, test } from 'vitest';
import { agoText, shortClock } from '../../../renderer/ui/format.ts';

const NOW = Date.UTC(2026, 10, 22, 12, 0);

test('what is fresh is told relatively, what is old by the clock', () => {
  expect(agoText(NOW - 20_000, NOW, 'en')).toBe('now');
  expect(agoText(NOW - 3 * 60_000, NOW, 'en')).toBe('3 min. ago');
  expect(agoText(NOW - 3 * 60_000, NOW, 'zh')).toBe('3分钟前');
  expect(agoText(NOW - 90 * 60_000, NOW, 'en')).toMatch(/^\d{2}:\d{2}/);
  expect(agoText(NOW - 3 * 86_400_000, NOW, 'en')).toMatch(/Nov/);
});

test('a running time is a clock without leading zeros', () => {
  expect([0, 48_000, 725_000, 3_729_000].map(shortClock)).toEqual(['0:00', '0:48', '12:05', '1:02:09']);
});
