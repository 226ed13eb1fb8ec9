import { expect, test } from 'vitest';
import { formatDuration, formatRelativeTime } from '../../../renderer/ui/format.ts';

const NOW = Date.UTC(2026, 10, 22, 12, 0);

test('a recent time is formatted relatively, an old one as time of day', () => {
  expect(formatRelativeTime(NOW - 20_000, NOW, 'en')).toBe('now');
  expect(formatRelativeTime(NOW - 3 * 60_000, NOW, 'en')).toBe('3 min. ago');
  expect(formatRelativeTime(NOW - 3 * 60_000, NOW, 'zh')).toBe('3分钟前');
  expect(formatRelativeTime(NOW - 90 * 60_000, NOW, 'en')).toMatch(/^\d{2}:\d{2}/);
  expect(formatRelativeTime(NOW - 3 * 86_400_000, NOW, 'en')).toMatch(/Nov/);
});

test('a duration is formatted without leading zeros', () => {
  expect([0, 48_000, 725_000, 3_729_000].map(formatDuration)).toEqual(['0:00', '0:48', '12:05', '1:02:09']);
});
