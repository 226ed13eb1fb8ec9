import type { Place } from '../../../shared/scenes.ts';
import { type Handle, move, type Point, pointTo, resize } from './geometry.ts';
import { type SnapOptions, type Snapped, snapMove, snapResize } from './snap.ts';

/** What of a layer the pointer holds. */
export type Grip =
  | { readonly kind: 'move' }
  | { readonly kind: 'resize'; readonly handle: Handle }
  | { readonly kind: 'turn' };

export interface Drag {
  readonly grip: Grip;
  /** The layer's place when the pointer went down. */
  readonly place: Place;
  /** Where that was, in parts of the canvas. */
  readonly from: Point;
}

/** Held keys: Shift frees the shape of a corner and steps a turn; Alt leaves edges alone. */
export interface Held {
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Where a layer is while it is dragged to a point, and the lines that it was drawn to. */
export function dragged({ grip, place, from }: Drag, to: Point, options: SnapOptions, held: Held): Snapped {
  const { canvas } = options;
  const by = { x: to.x - from.x, y: to.y - from.y };
  switch (grip.kind) {
    case 'move': {
      const moved = move(place, by);
      return held.altKey ? { place: moved, guides: [] } : snapMove(moved, options);
    }
    case 'resize': {
      const pixels = { x: by.x * canvas.width, y: by.y * canvas.height };
      const resized = resize(place, grip.handle, pixels, canvas, !held.shiftKey);
      if (held.altKey) return { place: resized, guides: [] };
      return snapResize(resized, grip.handle, options, !held.shiftKey);
    }
    case 'turn': {
      const at = { x: to.x * canvas.width, y: to.y * canvas.height };
      return { place: pointTo(place, at, canvas, held.shiftKey), guides: [] };
    }
  }
}
