import { describe, expect, test } from 'vitest';
import { croppedFraction } from '../../../viewer/playback/crop.ts';

describe('the fraction of a video that is cropped', () => {
  test('is large for a wide video on a phone, and zero for equal aspect ratios', () => {
    expect(croppedFraction({ width: 1280, height: 720 }, { width: 390, height: 844 })).toBeCloseTo(0.74, 2);
    expect(croppedFraction({ width: 720, height: 1280 }, { width: 360, height: 640 })).toBe(0);
  });
  test('is zero before the size of the video is known', () => {
    expect(croppedFraction({ width: 0, height: 0 }, { width: 390, height: 844 })).toBe(0);
  });
});
