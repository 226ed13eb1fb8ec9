import { expect, test } from 'vitest';
import { mapPlane } from '../../../../renderer/compositor/i420/colour-space.ts';
import { newI420 } from '../../../../renderer/compositor/i420/i420-buffer.ts';
import { applyLook } from '../../../../renderer/compositor/i420/look.ts';
import { PLAIN_LOOK } from '../../../../shared/scenes/document.ts';

test('the plain look changes nothing, and brightness changes midtones but neither black nor white', () => {
  const planes = newI420({ width: 4, height: 4 });
  mapPlane(planes.u, () => 128);
  mapPlane(planes.v, () => 128);
  planes.y.data.set([16, 126, 235]);
  const before = [...planes.data];
  applyLook(planes, PLAIN_LOOK);
  expect([...planes.data]).toEqual(before);
  applyLook(planes, { ...PLAIN_LOOK, brightness: 0.5 });
  expect(planes.y.data[0]).toBe(16);
  expect(planes.y.data[1]).toBeGreaterThan(140);
  expect(planes.y.data[2]).toBe(235);
});

test('smoothing removes fine detail on skin, and keeps edges and other colours', () => {
  const made = (cb: number, cr: number) => {
    const planes = newI420({ width: 40, height: 40 });
    planes.y.data.forEach((_, i) => {
      const isRight = i % 40 >= 20;
      planes.y.data[i] = (isRight ? 200 : 100) + (i % 2 === 0 ? 4 : -4);
    });
    planes.u.data.fill(cb);
    planes.v.data.fill(cr);
    applyLook(planes, { ...PLAIN_LOOK, smoothing: 1 });
    return planes.y.data.subarray(40 * 20, 40 * 21);
  };
  const skin = made(105, 152);
  const spread = (values: Uint8Array) => Math.max(...values) - Math.min(...values);
  expect(spread(skin.subarray(4, 8))).toBeLessThanOrEqual(2);
  expect((skin[24] ?? 0) - (skin[14] ?? 0)).toBeGreaterThan(90);
  expect(spread(made(180, 100).subarray(4, 8))).toBe(8);
});
