import { describe, expect, test } from 'vitest';
import { croppedShare } from '../../viewer/fit.ts';

describe('how much of a picture is lost by filling the screen', () => {
  test('is most of a wide picture on a phone, and nothing where the shapes agree', () => {
    expect(croppedShare({ width: 1280, height: 720 }, { width: 390, height: 844 })).toBeCloseTo(0.74, 2);
    expect(croppedShare({ width: 720, height: 1280 }, { width: 360, height: 640 })).toBe(0);
  });
  test('is nothing before there is a picture', () => {
    expect(croppedShare({ width: 0, height: 0 }, { width: 390, height: 844 })).toBe(0);
  });
});
