import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MASK_SIZE, MaskSmoother, withoutPattern } from '../../../renderer/compositor/background/mask.ts';
import { blurRoom, RoomCover } from '../../../renderer/compositor/planes/background.ts';
import { newPlanes, type Planes } from '../../../renderer/compositor/planes/planes.ts';

const said = (value: number) => Float32Array.of(value);

test('what the model is sure of is believed at once', () => {
  const smoother = new MaskSmoother();
  expect([...smoother.next(said(1))]).toEqual([0]);
  expect([...smoother.next(said(0))]).toEqual([255]);
  expect([...smoother.next(said(1))]).toEqual([0]);
});

test('what the model is in doubt about stays near to what it was', () => {
  const smoother = new MaskSmoother();
  smoother.next(said(1));
  const [doubted = 0] = smoother.next(said(0.45));
  const [fresh = 0] = new MaskSmoother().next(said(0.45));
  expect(doubted).toBeLessThan(fresh / 2);
});

test('a mask that goes back and forth about the middle flickers less than the model does', () => {
  const swing = (values: number[]) => Math.max(...values) - Math.min(...values);
  const wobble = Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? 0.42 : 0.58));
  const smoother = new MaskSmoother();
  const smoothed = wobble.map(value => smoother.next(said(value))[0] ?? 0).slice(4);
  const raw = wobble.map(value => new MaskSmoother().next(said(value))[0] ?? 0);
  expect(swing(smoothed)).toBeLessThan(swing(raw) / 2);
});

test('a pattern of every second pixel is taken out of what the model says, and an edge stays where it is', () => {
  const size = { width: 8, height: 6 };
  const mask = (value: (x: number, y: number) => number) =>
    Float32Array.from({ length: 48 }, (_, i) => value(i % 8, Math.floor(i / 8)));
  const inner = (values: Float32Array) =>
    [1, 2, 3, 4].flatMap(y => [...values.subarray(y * 8 + 1, y * 8 + 7)]);
  const pattern = mask((x, y) => ((x + y) % 2 === 0 ? 0.25 : 0.75));
  expect(new Set(inner(withoutPattern(pattern, size)))).toEqual(new Set([0.5]));
  const edge = withoutPattern(
    mask(x => (x < 4 ? 1 : 0)),
    size,
  );
  expect([...edge.subarray(0, 8)]).toEqual([1, 1, 1, 0.75, 0.25, 0, 0, 0]);
});

test('a mask stays between person and room, whatever is said', () => {
  fc.assert(
    fc.property(fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), values => {
      const smoother = new MaskSmoother();
      for (const value of values) {
        const [room = -1] = smoother.next(said(value));
        expect(room).toBeGreaterThanOrEqual(0);
        expect(room).toBeLessThanOrEqual(255);
      }
    }),
  );
});

const SIZE = { width: 320, height: 180 };

/** Black and white stripes of two pixels, which a blur turns grey. */
function striped(): Planes {
  const planes = newPlanes(SIZE);
  planes.y.data.forEach((_, i) => {
    planes.y.data[i] = (i % SIZE.width) & 2 ? 235 : 16;
  });
  planes.u.data.fill(110);
  planes.v.data.fill(150);
  return planes;
}

/** Somebody on the left, the room on the right. */
const halfRoom = (serial = 1) => ({
  serial,
  of: 1,
  room: Uint8Array.from({ length: MASK_SIZE.width * MASK_SIZE.height }, (_, i) =>
    i % MASK_SIZE.width < MASK_SIZE.width / 2 ? 0 : 255,
  ),
});

const rowOf = ({ y }: Planes, row = 90) => [...y.data.subarray(row * SIZE.width, (row + 1) * SIZE.width)];
const isGrey = (value: number) => Math.abs(value - 125) < 20;
const none = () => undefined;

test('the room is blurred, and a person is left as they are to the pixel', () => {
  const [planes, before] = [striped(), striped()];
  const background = { kind: 'blur', strength: 0.5 } as const;
  new RoomCover().apply(planes, { background, mask: halfRoom(), picture: none });
  expect(rowOf(planes).slice(0, 150)).toEqual(rowOf(before).slice(0, 150));
  expect(rowOf(planes).slice(170).every(isGrey)).toBe(true);
  expect([planes.u.data[200], planes.v.data[200]]).toEqual([110, 150]);
});

test('before there is a mask everything is blurred, and so it is where the picture is not there yet', () => {
  const missing = [
    { background: { kind: 'blur', strength: 0 }, mask: undefined },
    { background: { kind: 'picture', address: '/pictures/beach.png' }, mask: undefined },
  ] as const;
  for (const behind of missing) {
    const planes = striped();
    new RoomCover().apply(planes, { ...behind, picture: none });
    expect(rowOf(planes).every(isGrey)).toBe(true);
  }
  const planes = striped();
  const background = { kind: 'picture', address: '/pictures/beach.png' } as const;
  new RoomCover().apply(planes, { background, mask: halfRoom(), picture: none });
  expect(rowOf(planes).slice(170).every(isGrey)).toBe(true);
  expect(rowOf(planes).slice(0, 150).some(isGrey)).toBe(false);
});

test('a new mask takes the place of the one before', () => {
  const cover = new RoomCover();
  const background = { kind: 'blur', strength: 0.5 } as const;
  cover.apply(striped(), { background, mask: halfRoom(), picture: none });
  const planes = striped();
  const everywhere = { serial: 2, of: 2, room: new Uint8Array(halfRoom().room.length).fill(255) };
  cover.apply(planes, { background, mask: everywhere, picture: none });
  expect(rowOf(planes).every(isGrey)).toBe(true);
});

test('a blur keeps the brightness of a plain picture, at every size and strength', () => {
  const length = fc.integer({ min: 2, max: 90 });
  fc.assert(
    fc.property(
      length,
      length,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 16, max: 235 }),
      (width, height, strength, value) => {
        const planes = newPlanes({ width, height });
        planes.data.fill(value);
        blurRoom(planes, strength, undefined);
        for (const shown of planes.data) expect(Math.abs(shown - value)).toBeLessThanOrEqual(1);
      },
    ),
    { numRuns: 40 },
  );
});
