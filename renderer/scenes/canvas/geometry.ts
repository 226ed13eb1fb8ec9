import type { Place } from '../../../shared/scenes.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Which edges a handle takes along: -1 the left or top one, 1 the right or bottom one, 0 neither. */
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

/** Smallest side of a layer, as a part of the canvas: still large enough to be taken hold of. */
const SMALLEST = 0.03;
/** How much of a layer stays within the canvas whatever is done, so that none gets lost. */
const KEPT_IN = 0.03;
const LARGEST = 4;

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);
/** A ten-thousandth of the canvas is finer than any screen, and keeps the saved document short. */
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

/** A place within what may be saved, and never wholly outside of the canvas. */
export function tidy({ x, y, width, height, rotation }: Place): Place {
  const w = clamp(width, SMALLEST, LARGEST);
  const h = clamp(height, SMALLEST, LARGEST);
  return {
    x: rounded(clamp(x, Math.max(-2, KEPT_IN - w), 1 - KEPT_IN)),
    y: rounded(clamp(y, Math.max(-2, KEPT_IN - h), 1 - KEPT_IN)),
    width: rounded(w),
    height: rounded(h),
    rotation: Math.round(turn(rotation) * 10) / 10,
  };
}

/** An angle as the same one between -180 and 180 degrees. */
export const turn = (degrees: number): number => {
  const within = ((((degrees + 180) % 360) + 360) % 360) - 180;
  return within === -180 && degrees > 0 ? 180 : within;
};

/** Moves by parts of the canvas. */
export const move = (place: Place, by: Point): Place =>
  tidy({ ...place, x: place.x + by.x, y: place.y + by.y });

/** Turns a vector by degrees, clockwise as screens count. */
function rotate({ x, y }: Point, degrees: number): Point {
  const angle = (degrees * Math.PI) / 180;
  return { x: x * Math.cos(angle) - y * Math.sin(angle), y: x * Math.sin(angle) + y * Math.cos(angle) };
}

/**
 * Drags a handle by pixels of the canvas. The opposite side stays where it is, also where the layer is turned. With
 * `keepShape` the sides keep their ratio, and the longer way of the pointer decides.
 */
export function resize(place: Place, handle: Handle, by: Point, canvas: Size, keepShape: boolean): Place {
  const before = { width: place.width * canvas.width, height: place.height * canvas.height };
  const local = rotate(by, -place.rotation);
  const least = { width: SMALLEST * canvas.width, height: SMALLEST * canvas.height };
  let width = Math.max(least.width, before.width + handle.x * local.x);
  let height = Math.max(least.height, before.height + handle.y * local.y);
  if (keepShape && handle.x !== 0 && handle.y !== 0) {
    const byWidth = Math.abs(width / before.width - 1) > Math.abs(height / before.height - 1);
    const wanted = byWidth ? width / before.width : height / before.height;
    const scale = Math.max(wanted, least.width / before.width, least.height / before.height);
    width = before.width * scale;
    height = before.height * scale;
  }
  // The middle goes half the way that the dragged side went, so the opposite side stands still.
  const shift = rotate(
    { x: (handle.x * (width - before.width)) / 2, y: (handle.y * (height - before.height)) / 2 },
    place.rotation,
  );
  return tidy({
    ...place,
    x: place.x + (shift.x - (width - before.width) / 2) / canvas.width,
    y: place.y + (shift.y - (height - before.height) / 2) / canvas.height,
    width: width / canvas.width,
    height: height / canvas.height,
  });
}

/** Angles that a turning layer is drawn to: every quarter when close, every 15 degrees where wanted. */
const QUARTER = 90;
const QUARTER_PULL = 4;
const FINE = 15;

/** Turns a layer so that its top points to a pixel of the canvas. */
export function pointTo(place: Place, at: Point, canvas: Size, inSteps: boolean): Place {
  const middle = {
    x: (place.x + place.width / 2) * canvas.width,
    y: (place.y + place.height / 2) * canvas.height,
  };
  const angle = (Math.atan2(at.y - middle.y, at.x - middle.x) * 180) / Math.PI + 90;
  const quarter = Math.round(angle / QUARTER) * QUARTER;
  const free = Math.abs(angle - quarter) <= QUARTER_PULL ? quarter : angle;
  return tidy({ ...place, rotation: inSteps ? Math.round(angle / FINE) * FINE : free });
}

/** The upright box around a layer, in parts of the canvas. */
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

/** Whether a point of the canvas, in parts of it, lies on a layer. */
export function covers(place: Place, point: Point, canvas: Size): boolean {
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
