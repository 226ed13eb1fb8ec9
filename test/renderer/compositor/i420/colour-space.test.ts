import { expect, test } from 'vitest';
import { toBt601Limited } from '../../../../renderer/compositor/i420/colour-space.ts';
import { clearI420, newI420 } from '../../../../renderer/compositor/i420/i420-buffer.ts';

test('black stays black in every colour space, and full range is converted to limited range', () => {
  const planes = newI420({ width: 2, height: 2 });
  clearI420(planes);
  toBt601Limited(planes, { matrix: 'bt709', fullRange: false });
  expect([planes.y.data[0], planes.u.data[0], planes.v.data[0]]).toEqual([16, 128, 128]);
  planes.y.data.fill(255);
  toBt601Limited(planes, { matrix: 'smpte170m', fullRange: true });
  expect(planes.y.data[0]).toBe(235);
});
