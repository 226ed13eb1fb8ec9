import type { Place } from '../../../shared/scenes/document.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Resize handle. Edge that it moves on each axis: -1 the left or top one, 1 the right or bottom one, 0 none. */
export interface Handle {
  readonly x: -1 | 0 | 1;
  readonly y: -1 | 0 | 1;
}

export const HANDLES: readonly Handle[] = [
  { x: -1, y: -1 },
  { x: 0, y: -1 },
  { x: 1, y: -1 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
  { x: -1, y: 1 },
  { x: -1, y: 0 },
];

/** Minimum side of a layer as a share of the canvas, so that its handles stay usable. */
const MIN_SIDE = 0.03;
/** Minimum share of the canvas that a layer keeps covering, so that it can't be lost outside. */
const MIN_VISIBLE = 0.03;
const MAX_SIDE = 4;

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);
/** Rounds to 1/10,000 of the canvas: finer than any screen, and keeps the saved JSON short. */
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

/** Clamps a place to the limits of the protocol and keeps it partly on the canvas. */
export function clampPlace({ x, y, width, height, rotation }: Place): Place {
  const w = clamp(width, MIN_SIDE, MAX_SIDE);
  const h = clamp(height, MIN_SIDE, MAX_SIDE);
  return {
    x: rounded(clamp(x, Math.max(-2, MIN_VISIBLE - w), 1 - MIN_VISIBLE)),
    y: rounded(clamp(y, Math.max(-2, MIN_VISIBLE - h), 1 - MIN_VISIBLE)),
    width: rounded(w),
    height: rounded(h),
    rotation: Math.round(normalizeAngle(rotation) * 10) / 10,
  };
}

/** The equivalent angle between -180 and 180 degrees. */
export const normalizeAngle = (degrees: number): number => {
  const within = ((((degrees + 180) % 360) + 360) % 360) - 180;
  return within === -180 && degrees > 0 ? 180 : within;
};

/** Moves a place by shares of the canvas. */
export const move = (place: Place, by: Point): Place =>
  clampPlace({ ...place, x: place.x + by.x, y: place.y + by.y });

/** Rotates a vector by degrees, clockwise (y points down). */
function rotate({ x, y }: Point, degrees: number): Point {
  const angle = (degrees * Math.PI) / 180;
  return { x: x * Math.cos(angle) - y * Math.sin(angle), y: x * Math.sin(angle) + y * Math.cos(angle) };
}

/**
 * Moves a resize handle by pixels of the canvas. The opposite side or corner stays fixed, also on a rotated layer. With
 * `keepShape` the aspect ratio is kept, and the axis with the larger relative change decides.
 */
export function resize(place: Place, handle: Handle, by: Point, canvas: Size, keepShape: boolean): Place {
  const before = { width: place.width * canvas.width, height: place.height * canvas.height };
  const local = rotate(by, -place.rotation);
  const least = { width: MIN_SIDE * canvas.width, height: MIN_SIDE * canvas.height };
  let width = Math.max(least.width, before.width + handle.x * local.x);
  let height = Math.max(least.height, before.height + handle.y * local.y);
  if (keepShape && handle.x !== 0 && handle.y !== 0) {
    const byWidth = Math.abs(width / before.width - 1) > Math.abs(height / before.height - 1);
    const wanted = byWidth ? width / before.width : height / before.height;
    const scale = Math.max(wanted, least.width / before.width, least.height / before.height);
    width = before.width * scale;
    height = before.height * scale;
  }
  // The centre moves half as far as the dragged side, so the opposite side stays fixed.
  const shift = rotate(
    { x: (handle.x * (width - before.width)) / 2, y: (handle.y * (height - before.height)) / 2 },
    place.rotation,
  );
  return clampPlace({
    ...place,
    x: place.x + (shift.x - (width - before.width) / 2) / canvas.width,
    y: place.y + (shift.y - (height - before.height) / 2) / canvas.height,
    width: width / canvas.width,
    height: height / canvas.height,
  });
}

/** Rotation snaps to multiples of 90 degrees within 4 degrees, and in steps of 15 degrees on request. */
const QUARTER = 90;
const QUARTER_SNAP = 4;
const STEP_DEGREES = 15;

/** Rotates a layer so that its top points to a pixel of the canvas. */
export function rotateTo(place: Place, at: Point, canvas: Size, inSteps: boolean): Place {
  const middle = {
    x: (place.x + place.width / 2) * canvas.width,
    y: (place.y + place.height / 2) * canvas.height,
  };
  const angle = (Math.atan2(at.y - middle.y, at.x - middle.x) * 180) / Math.PI + 90;
  const quarter = Math.round(angle / QUARTER) * QUARTER;
  const free = Math.abs(angle - quarter) <= QUARTER_SNAP ? quarter : angle;
  return clampPlace({ ...place, rotation: inSteps ? Math.round(angle / STEP_DEGREES) * STEP_DEGREES : free });
}

/** Axis-aligned bounding box of a layer, in shares of the canvas. */
export function boundsOf(place: Place, canvas: Size): Omit<Place, 'rotation'> {
  const angle = (place.rotation * Math.PI) / 180;
  const [sin, cos] = [Math.abs(Math.sin(angle)), Math.abs(Math.cos(angle))];
  const [w, h] = [place.width * canvas.width, place.height * canvas.height];
  const width = (w * cos + h * sin) / canvas.width;
  const height = (w * sin + h * cos) / canvas.height;
  return {
    x: place.x + (place.width - width) / 2,
    y: place.y + (place.height - height) / 2,
    width,
    height,
  };
}

/** Hit test: true if a point, in shares of the canvas, is on a layer. */
export function containsPoint(place: Place, point: Point, canvas: Size): boolean {
  const fromMiddle = rotate(
    {
      x: (point.x - place.x - place.width / 2) * canvas.width,
      y: (point.y - place.y - place.height / 2) * canvas.height,
    },
    -place.rotation,
  );
  return (
    Math.abs(fromMiddle.x) <= (place.width * canvas.width) / 2 &&
    Math.abs(fromMiddle.y) <= (place.height * canvas.height) / 2
  );
}
