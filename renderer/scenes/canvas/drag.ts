import type { Place } from '../../../shared/scenes/document.ts';
import { type Handle, move, type Point, resize, rotateTo } from './geometry.ts';
import { type SnapOptions, type Snapped, snapMove, snapResize } from './snap.ts';

/** What a drag does to a layer. */
export type DragMode =
  | { readonly kind: 'move' }
  | { readonly kind: 'resize'; readonly handle: Handle }
  | { readonly kind: 'rotate' };

export interface Drag {
  readonly mode: DragMode;
  /** The layer's place when the drag began. */
  readonly place: Place;
  /** Where the drag began, in shares of the canvas. */
  readonly from: Point;
}

/** Modifier keys: Shift unlocks the aspect ratio of a corner, or steps a rotation; Alt turns snapping off. */
export interface Modifiers {
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** The layer's place while the pointer is at `to`, and the guides that it snapped to. */
export function applyDrag(
  { mode, place, from }: Drag,
  to: Point,
  options: SnapOptions,
  modifiers: Modifiers,
): Snapped {
  const { canvas } = options;
  const by = { x: to.x - from.x, y: to.y - from.y };
  switch (mode.kind) {
    case 'move': {
      const moved = move(place, by);
      return modifiers.altKey ? { place: moved, guides: [] } : snapMove(moved, options);
    }
    case 'resize': {
      const pixels = { x: by.x * canvas.width, y: by.y * canvas.height };
      const resized = resize(place, mode.handle, pixels, canvas, !modifiers.shiftKey);
      if (modifiers.altKey) return { place: resized, guides: [] };
      return snapResize(resized, mode.handle, options, !modifiers.shiftKey);
    }
    case 'rotate': {
      const at = { x: to.x * canvas.width, y: to.y * canvas.height };
      return { place: rotateTo(place, at, canvas, modifiers.shiftKey), guides: [] };
    }
  }
}
