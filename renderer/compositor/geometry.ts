import type { Layer, Place } from '../../shared/scenes.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Pixels, from the top left corner. */
export interface Rect extends Size {
  readonly x: number;
  readonly y: number;
}

export const wholeOf = ({ width, height }: Size): Rect => ({ x: 0, y: 0, width, height });

/** Which part of a picture is shown where on the canvas. */
export interface Cut {
  readonly source: Rect;
  readonly box: Rect;
}

/** Colour is kept for every second pixel only, so edges on even pixels have no coloured fringe. */
const even = (value: number): number => Math.round(value / 2) * 2;

/** The pixels of a place before it is turned, with edges on even pixels and nothing thinner than two. */
export function boxOf(place: Place, canvas: Size): Rect {
  const x = even(place.x * canvas.width);
  const y = even(place.y * canvas.height);
  const width = Math.max(2, even((place.x + place.width) * canvas.width) - x);
  const height = Math.max(2, even((place.y + place.height) * canvas.height) - y);
  return { x, y, width, height };
}

/** What is left of a picture when its sides are cut off: at least one pixel, even where the cuts overlap. */
export function cropped(crop: Layer['crop'], picture: Size): Rect {
  const [x, width] = remainder(crop.left, crop.right, picture.width);
  const [y, height] = remainder(crop.top, crop.bottom, picture.height);
  return { x, y, width, height };
}

function remainder(before: number, after: number, length: number): [start: number, length: number] {
  const start = Math.min(before * length, length - 1);
  return [start, Math.max(1, length - start - after * length)];
}

/** Fits a part of a picture into a box: `cover` cuts the picture, `contain` shrinks the box, both about the middle. */
export function fitted(fit: Layer['fit'], source: Rect, box: Rect): Cut {
  const wider = source.width * box.height > box.width * source.height;
  const height = wider ? source.height : (source.width * box.height) / box.width;
  const width = wider ? (source.height * box.width) / box.height : source.width;
  if (fit === 'cover') return { source: middle(source, { width, height }), box };
  const shown = wider
    ? { width: box.width, height: (box.width * source.height) / source.width }
    : { width: (box.height * source.width) / source.height, height: box.height };
  return { source, box: evenly(middle(box, shown)) };
}

function middle(rect: Rect, { width, height }: Size): Rect {
  return { x: rect.x + (rect.width - width) / 2, y: rect.y + (rect.height - height) / 2, width, height };
}

function evenly({ x, y, width, height }: Rect): Rect {
  return { x: even(x), y: even(y), width: Math.max(2, even(width)), height: Math.max(2, even(height)) };
}

/** The cut of a layer: cropped, then fitted into its place. */
export function cutOf(
  layer: Pick<Layer, 'crop' | 'fit'> & { place: Place },
  picture: Size,
  canvas: Size,
): Cut {
  return fitted(layer.fit, cropped(layer.crop, picture), boxOf(layer.place, canvas));
}

/** The smallest upright rectangle on even pixels that holds a box turned by degrees about its middle. */
export function boundsOf(box: Rect, rotation: number): Rect {
  if (rotation === 0) return box;
  const angle = (rotation * Math.PI) / 180;
  const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
  const halfWidth = (box.width * cos + box.height * sin) / 2;
  const halfHeight = (box.width * sin + box.height * cos) / 2;
  const [middleX, middleY] = [box.x + box.width / 2, box.y + box.height / 2];
  const x = 2 * Math.floor((middleX - halfWidth) / 2);
  const y = 2 * Math.floor((middleY - halfHeight) / 2);
  const width = 2 * Math.ceil((middleX + halfWidth - x) / 2);
  const height = 2 * Math.ceil((middleY + halfHeight - y) / 2);
  return { x, y, width, height };
}

/** The part of a rectangle that lies on the canvas; without area where none does. */
export function clipped(rect: Rect, canvas: Size): Rect {
  const x = Math.min(Math.max(0, rect.x), canvas.width);
  const y = Math.min(Math.max(0, rect.y), canvas.height);
  const width = Math.max(0, Math.min(canvas.width, rect.x + rect.width) - x);
  const height = Math.max(0, Math.min(canvas.height, rect.y + rect.height) - y);
  return { x, y, width, height };
}
