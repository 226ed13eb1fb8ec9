import { describe, expect, test } from 'vitest';
import { clockText, countText } from '../../viewer/words.ts';

describe('time and counts', () => {
  test('a span reads like a clock and ends at zero', () => {
    expect(clockText(272_000)).toBe('4:32');
    expect(clockText(6900)).toBe('0:07');
    expect(clockText(3_729_000)).toBe('1:02:09');
    expect(clockText(-5)).toBe('0:00');
  });
  test('a crowd is counted in full until it would not fit a phone', () => {
    expect(countText(1284, 'en')).toBe('1,284');
    expect(countText(12_840, 'en')).toBe('12.8K');
    expect(countText(12_840, 'zh')).toBe('1.3万');
  });
});
