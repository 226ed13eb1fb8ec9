import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MASK_SIZE } from '../../../../renderer/compositor/background/mask.ts';
import { BackgroundEffect, blurBackground } from '../../../../renderer/compositor/i420/background.ts';
import { type I420Buffer, newI420 } from '../../../../renderer/compositor/i420/i420-buffer.ts';

const SIZE = { width: 320, height: 180 };

/** Black and white stripes of two pixels, which a blur turns grey. */
function striped(): I420Buffer {
  const planes = newI420(SIZE);
  planes.y.data.forEach((_, i) => {
    planes.y.data[i] = (i % SIZE.width) & 2 ? 235 : 16;
  });
  planes.u.data.fill(110);
  planes.v.data.fill(150);
  return planes;
}

/** A mask with a person on the left and background on the right. */
const halfMask = (serial = 1) => ({
  serial,
  pictureSerial: 1,
  background: Uint8Array.from({ length: MASK_SIZE.width * MASK_SIZE.height }, (_, i) =>
    i % MASK_SIZE.width < MASK_SIZE.width / 2 ? 0 : 255,
  ),
});

const rowOf = ({ y }: I420Buffer, row = 90) => [...y.data.subarray(row * SIZE.width, (row + 1) * SIZE.width)];
const isGrey = (value: number) => Math.abs(value - 125) < 20;
const none = () => undefined;

test('the background is blurred, and the person’s pixels are unchanged', () => {
  const [planes, before] = [striped(), striped()];
  const background = { kind: 'blur', strength: 0.5 } as const;
  new BackgroundEffect().apply(planes, { background, mask: halfMask(), picture: none });
  expect(rowOf(planes).slice(0, 150)).toEqual(rowOf(before).slice(0, 150));
  expect(rowOf(planes).slice(170).every(isGrey)).toBe(true);
  expect([planes.u.data[200], planes.v.data[200]]).toEqual([110, 150]);
});

test('without a mask the whole picture is blurred, and without the replacement the background', () => {
  const missing = [
    { background: { kind: 'blur', strength: 0 }, mask: undefined },
    { background: { kind: 'picture', address: '/pictures/beach.png' }, mask: undefined },
  ] as const;
  for (const input of missing) {
    const planes = striped();
    new BackgroundEffect().apply(planes, { ...input, picture: none });
    expect(rowOf(planes).every(isGrey)).toBe(true);
  }
  const planes = striped();
  const background = { kind: 'picture', address: '/pictures/beach.png' } as const;
  new BackgroundEffect().apply(planes, { background, mask: halfMask(), picture: none });
  expect(rowOf(planes).slice(170).every(isGrey)).toBe(true);
  expect(rowOf(planes).slice(0, 150).some(isGrey)).toBe(false);
});

test('a new mask replaces the previous one', () => {
  const effect = new BackgroundEffect();
  const background = { kind: 'blur', strength: 0.5 } as const;
  effect.apply(striped(), { background, mask: halfMask(), picture: none });
  const planes = striped();
  const everywhere = {
    serial: 2,
    pictureSerial: 2,
    background: new Uint8Array(halfMask().background.length).fill(255),
  };
  effect.apply(planes, { background, mask: everywhere, picture: none });
  expect(rowOf(planes).every(isGrey)).toBe(true);
});

test('a blur keeps the luma of a uniform picture, at every size and strength', () => {
  const length = fc.integer({ min: 2, max: 90 });
  fc.assert(
    fc.property(
      length,
      length,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 16, max: 235 }),
      (width, height, strength, value) => {
        const planes = newI420({ width, height });
        planes.data.fill(value);
        blurBackground(planes, strength, undefined);
        for (const shown of planes.data) expect(Math.abs(shown - value)).toBeLessThanOrEqual(1);
      },
    ),
    { numRuns: 40 },
  );
});
