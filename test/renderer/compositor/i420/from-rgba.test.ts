import { expect, test } from 'vitest';
import { i420aFromRgba } from '../../../../renderer/compositor/i420/from-rgba.ts';

test('transparent pixels do not darken the chroma of an edge', () => {
  const rgba = new Uint8Array(4 * 4);
  rgba.set([255, 255, 255, 255], 0);
  const image = i420aFromRgba(rgba, { width: 2, height: 2 });
  expect(image.planes.y.data[0]).toBe(235);
  expect(image.planes.u.data[0]).toBeCloseTo(128, -1);
  expect([...image.alpha.data]).toEqual([255, 0, 0, 0]);
  expect(image.chromaAlpha.data[0]).toBe(64);
  expect(image.isOpaque).toBe(false);
});

test('red is converted by BT.601', () => {
  const rgba = Uint8Array.from({ length: 16 }, (_, i) => (i % 4 === 0 || i % 4 === 3 ? 255 : 0));
  const { planes } = i420aFromRgba(rgba, { width: 2, height: 2 });
  expect([planes.y.data[0], planes.u.data[0], planes.v.data[0]]).toEqual([82, 90, 239]);
});
