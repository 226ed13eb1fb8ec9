import type { Cut, Rect } from '../geometry.ts';

/** Affine mapping from pixels of a canvas plane to pixels of a picture's plane. */
export interface AffineMapping {
  /** Destination area, in pixels of the canvas plane. */
  readonly area: Rect;
  /** Source position of the area's first pixel. */
  readonly u: number;
  readonly v: number;
  /** Source steps for one destination pixel to the right, and one row down. */
  readonly right: { readonly u: number; readonly v: number };
  readonly down: { readonly u: number; readonly v: number };
  /** First and last source pixel that may be read: interpolation must not reach into the cropped-off part. */
  readonly from: { readonly u: number; readonly v: number };
  readonly to: { readonly u: number; readonly v: number };
}

export interface Orientation {
  readonly rotation: number;
  readonly mirror: boolean;
}

/**
 * The mapping for a plane of a picture that is drawn into a box, rotated about the box's centre.
 * @param area destination on the canvas, in pixels
 * @param step canvas pixels per pixel of the plane: 1 for luma, 2 for chroma
 */
export function affineMapping(
  { source, box }: Cut,
  { rotation, mirror }: Orientation,
  area: Rect,
  step: number,
): AffineMapping {
  const angle = (-rotation * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), rotation === 0 ? 0 : Math.sin(angle)];
  const [perX, perY] = [((mirror ? -1 : 1) * source.width) / box.width, source.height / box.height];
  const fromCentreX = area.x + step / 2 - (box.x + box.width / 2);
  const fromCentreY = area.y + step / 2 - (box.y + box.height / 2);
  const [centreU, centreV] = [source.x + source.width / 2, source.y + source.height / 2];
  const u = centreU + (fromCentreX * cos - fromCentreY * sin) * perX;
  const v = centreV + (fromCentreX * sin + fromCentreY * cos) * perY;
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
