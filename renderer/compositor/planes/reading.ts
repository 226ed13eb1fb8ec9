import type { Cut, Rect } from '../geometry.ts';

/** Where a plane of the canvas reads a plane of a picture: source pixels for the first pixel of an area, and a step. */
export interface Reading {
  /** The area to fill, in pixels of the canvas's plane. */
  readonly area: Rect;
  readonly u: number;
  readonly v: number;
  /** Steps for one pixel to the right, and one row down. */
  readonly right: { readonly u: number; readonly v: number };
  readonly down: { readonly u: number; readonly v: number };
  /** First and last pixel that may be read, so that what was cropped off never shines through at an edge. */
  readonly from: { readonly u: number; readonly v: number };
  readonly to: { readonly u: number; readonly v: number };
}

export interface Turn {
  readonly rotation: number;
  readonly mirror: boolean;
}

/**
 * How a plane of the canvas reads a cut of a picture.
 * @param area on the canvas, in whole pixels
 * @param step pixels for one pixel of the plane: 1 for brightness, 2 for colour
 */
export function readingOf(
  { source, box }: Cut,
  { rotation, mirror }: Turn,
  area: Rect,
  step: number,
): Reading {
  const angle = (-rotation * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), rotation === 0 ? 0 : Math.sin(angle)];
  const [perX, perY] = [((mirror ? -1 : 1) * source.width) / box.width, source.height / box.height];
  const fromMiddleX = area.x + step / 2 - (box.x + box.width / 2);
  const fromMiddleY = area.y + step / 2 - (box.y + box.height / 2);
  const [middleU, middleV] = [source.x + source.width / 2, source.y + source.height / 2];
  const u = middleU + (fromMiddleX * cos - fromMiddleY * sin) * perX;
  const v = middleV + (fromMiddleX * sin + fromMiddleY * cos) * perY;
  return {
    area: {
      x: area.x / step,
      y: area.y / step,
      width: area.width / step,
      height: area.height / step,
    },
    u: u / step - 0.5,
    v: v / step - 0.5,
    right: { u: cos * perX, v: sin * perY },
    down: { u: -sin * perX, v: cos * perY },
    from: { u: Math.floor(source.x / step), v: Math.floor(source.y / step) },
    to: {
      u: Math.ceil((source.x + source.width) / step) - 1,
      v: Math.ceil((source.y + source.height) / step) - 1,
    },
  };
}
