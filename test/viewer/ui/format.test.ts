import { describe, expect, test } from 'vitest';
import { formatCount, formatDuration } from '../../../viewer/ui/format.ts';

describe('durations and counts', () => {
  test('a duration reads like a clock and ends at zero', () => {
    expect(formatDuration(272_000)).toBe('4:32');
    expect(formatDuration(6900)).toBe('0:07');
    expect(formatDuration(3_729_000)).toBe('1:02:09');
    expect(formatDuration(-5)).toBe('0:00');
  });
  test('counts are compact from 10,000 on', () => {
    expect(formatCount(1284, 'en')).toBe('1,284');
    expect(formatCount(12_840, 'en')).toBe('12.8K');
    expect(formatCount(12_840, 'zh')).toBe('1.3万');
  });
});
