import type { Layer, Place } from '../../shared/scenes/document.ts';

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

/** Source rectangle of a picture and the destination box on the canvas that it fills. */
export interface Cut {
  readonly source: Rect;
  readonly box: Rect;
}

/** Rounds to even pixels: chroma is subsampled 2x2, so odd edges would have colour fringes. */
const even = (value: number): number => Math.round(value / 2) * 2;

/** The box of a place in pixels, before rotation. Edges are on even pixels, sides are at least two pixels. */
export function boxOf(place: Place, canvas: Size): Rect {
  const x = even(place.x * canvas.width);
  const y = even(place.y * canvas.height);
  const width = Math.max(2, even((place.x + place.width) * canvas.width) - x);
  const height = Math.max(2, even((place.y + place.height) * canvas.height) - y);
  return { x, y, width, height };
}

/** The rectangle of a picture that a crop leaves; at least one pixel, even if opposite crops overlap. */
export function cropped(crop: Layer['crop'], picture: Size): Rect {
  const [x, width] = remainder(crop.left, crop.right, picture.width);
  const [y, height] = remainder(crop.top, crop.bottom, picture.height);
  return { x, y, width, height };
}

function remainder(before: number, after: number, length: number): [start: number, length: number] {
  const start = Math.min(before * length, length - 1);
  return [start, Math.max(1, length - start - after * length)];
}

/** Fits a rectangle of a picture into a box, centred: `cover` crops the picture, `contain` shrinks the box (CSS object-fit). */
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

/** Source and destination of a layer: the picture cropped, then fitted into the layer's place. */
export function cutOf(
  layer: Pick<Layer, 'crop' | 'fit'> & { place: Place },
  picture: Size,
  canvas: Size,
): Cut {
  return fitted(layer.fit, cropped(layer.crop, picture), boxOf(layer.place, canvas));
}

/** Axis-aligned bounding box, on even pixels, of a box rotated by degrees about its centre. */
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

/** Intersection of a rectangle with the canvas; with zero area if there is none. */
export function clipped(rect: Rect, canvas: Size): Rect {
  const x = Math.min(Math.max(0, rect.x), canvas.width);
  const y = Math.min(Math.max(0, rect.y), canvas.height);
  const width = Math.max(0, Math.min(canvas.width, rect.x + rect.width) - x);
  const height = Math.max(0, Math.min(canvas.height, rect.y + rect.height) - y);
  return { x, y, width, height };
}
