import type { Place } from '../../../shared/scenes/document.ts';
import { boundsOf, clampPlace, type Handle, type Size } from './geometry.ts';

/** A guide line that a layer snapped to; `at` is a share of the canvas's width (x) or height (y). */
export interface Guide {
  readonly axis: 'x' | 'y';
  readonly at: number;
}

export interface Snapped {
  readonly place: Place;
  readonly guides: readonly Guide[];
}

export interface SnapOptions {
  readonly canvas: Size;
  /** Places of the scene's other visible layers. */
  readonly others: readonly Place[];
  /** Snapping distance, in shares of the canvas along each axis. */
  readonly threshold: { readonly x: number; readonly y: number };
}

interface Span {
  readonly start: number;
  readonly length: number;
}

const lines = ({ start, length }: Span): number[] => [start, start + length / 2, start + length];
const CANVAS_LINES = lines({ start: 0, length: 1 });

/** The shortest distance from one of `edges` to one of `targets` within the threshold. */
function nearest(
  edges: readonly number[],
  targets: readonly number[],
  threshold: number,
): { by: number; at: number } | undefined {
  let best: { by: number; at: number } | undefined;
  for (const at of targets) {
    for (const edge of edges) {
      const by = at - edge;
      if (Math.abs(by) <= threshold && (!best || Math.abs(by) < Math.abs(best.by))) best = { by, at };
    }
  }
  return best;
}

/** Snap targets: edges and centre of the canvas first, then those of the other layers. */
function targetsOf({ canvas, others }: SnapOptions): { x: number[]; y: number[] } {
  const boxes = others.map(place => boundsOf(place, canvas));
  return {
    x: [...CANVAS_LINES, ...boxes.flatMap(box => lines({ start: box.x, length: box.width }))],
    y: [...CANVAS_LINES, ...boxes.flatMap(box => lines({ start: box.y, length: box.height }))],
  };
}

const guidesOf = (x: { at: number } | undefined, y: { at: number } | undefined): Guide[] => [
  ...(x ? [{ axis: 'x' as const, at: x.at }] : []),
  ...(y ? [{ axis: 'y' as const, at: y.at }] : []),
];

/** Snaps a moved layer's edges and centre to the nearest targets. */
export function snapMove(place: Place, options: SnapOptions): Snapped {
  const targets = targetsOf(options);
  const box = boundsOf(place, options.canvas);
  const x = nearest(lines({ start: box.x, length: box.width }), targets.x, options.threshold.x);
  const y = nearest(lines({ start: box.y, length: box.height }), targets.y, options.threshold.y);
  return {
    place: clampPlace({ ...place, x: place.x + (x?.by ?? 0), y: place.y + (y?.by ?? 0) }),
    guides: guidesOf(x, y),
  };
}

/** Moves the start (-1) or end (1) of a span; 0 leaves it. */
function stretched({ start, length }: Span, side: -1 | 0 | 1, by: number): Span {
  if (side === 0) return { start, length };
  return side === 1 ? { start, length: length + by } : { start: start + by, length: length - by };
}

/**
 * Snaps the edges that a handle moves to the nearest targets. Rotated layers don't snap. With `keepShape` the nearer of
 * the two targets decides and the other edge follows the aspect ratio.
 */
export function snapResize(place: Place, handle: Handle, options: SnapOptions, keepShape: boolean): Snapped {
  if (place.rotation !== 0) return { place, guides: [] };
  const targets = targetsOf(options);
  const held = (start: number, length: number, side: -1 | 0 | 1) =>
    side === 0 ? [] : [side === 1 ? start + length : start];
  const x = nearest(held(place.x, place.width, handle.x), targets.x, options.threshold.x);
  const y = nearest(held(place.y, place.height, handle.y), targets.y, options.threshold.y);
  if (!keepShape || handle.x === 0 || handle.y === 0) {
    const across = stretched({ start: place.x, length: place.width }, handle.x, x?.by ?? 0);
    const down = stretched({ start: place.y, length: place.height }, handle.y, y?.by ?? 0);
    const next = { ...place, x: across.start, width: across.length, y: down.start, height: down.length };
    return { place: clampPlace(next), guides: guidesOf(x, y) };
  }
  const byX = x && (!y || Math.abs(x.by) / options.threshold.x <= Math.abs(y.by) / options.threshold.y);
  const scale = byX
    ? (place.width + handle.x * x.by) / place.width
    : y
      ? (place.height + handle.y * y.by) / place.height
      : 1;
  const width = place.width * scale;
  const height = place.height * scale;
  return {
    place: clampPlace({
      ...place,
      width,
      height,
      x: handle.x === 1 ? place.x : place.x + place.width - width,
      y: handle.y === 1 ? place.y : place.y + place.height - height,
    }),
    guides: byX ? guidesOf(x, undefined) : guidesOf(undefined, y),
  };
}
