import { boundsOf, clipped, type Rect, type Size } from '../geometry.ts';
import type { Brush } from '../overlays/brush.ts';
import { type Stamp, stampFrom } from './rgba.ts';

/** The outline of a layer on the canvas. */
export interface Outline {
  readonly box: Rect;
  readonly rotation: number;
  readonly mirror: boolean;
  readonly rounding: number;
}

export interface PlacedStamp extends Stamp {
  readonly area: Rect;
}

interface Kept {
  readonly key: string;
  readonly stamp: Stamp;
  readonly lastUsed: number;
}

/** Paints what seldom changes and keeps it, ready to be laid on the canvas. */
export class Stamps {
  readonly #canvas: Size;
  readonly #kept = new Map<string, Kept>();
  #round = 0;

  constructor(canvas: Size) {
    this.#canvas = canvas;
  }

  /**
   * The stamp of a layer, painted anew only when its content or its shape changed; moving it about costs nothing.
   * @param content changes exactly when `paint` would paint something else
   * @param paint paints into a box at the origin
   */
  get(id: string, content: string, outline: Outline, paint: (brush: Brush) => void): PlacedStamp | undefined {
    const bounds = boundsOf(outline.box, outline.rotation);
    const area = clipped(bounds, this.#canvas);
    if (area.width === 0 || area.height === 0) return undefined;
    const key = `${content} ${keyOf(outline, bounds, area)}`;
    return {
      ...this.#keep(id, key, () => painted(area, brush => withOutline(brush, area, outline, paint))),
      area,
    };
  }

  /** A stamp that belongs to no place yet, of any size; `content` as above. */
  loose(id: string, content: string, size: Size, paint: (brush: Brush) => void): Stamp {
    return this.#keep(id, `${content} ${size.width}x${size.height}`, () => painted(size, paint));
  }

  /** Called after each drawing: forgets what was not used in it. */
  sweep(): void {
    for (const [id, { lastUsed }] of this.#kept) if (lastUsed !== this.#round) this.#kept.delete(id);
    this.#round += 1;
  }

  #keep(id: string, key: string, make: () => Stamp): Stamp {
    const kept = this.#kept.get(id);
    const stamp = kept?.key === key ? kept.stamp : make();
    this.#kept.set(id, { key, stamp, lastUsed: this.#round });
    return stamp;
  }
}

/** Where a layer lies counts only when the canvas cuts it. */
function keyOf({ box, rotation, mirror, rounding }: Outline, bounds: Rect, area: Rect): string {
  const isWhole = bounds.width === area.width && bounds.height === area.height;
  const cut = isWhole ? '' : `${area.x - box.x},${area.y - box.y},${area.width},${area.height}`;
  return `${box.width}x${box.height} ${rotation} ${mirror} ${rounding} ${cut}`;
}

function painted({ width, height }: Size, paint: (brush: Brush) => void): Stamp {
  const canvas = new OffscreenCanvas(width, height);
  const brush = canvas.getContext('2d', { willReadFrequently: true });
  if (!brush) throw new Error('This browser draws no canvas in a worker.');
  paint(brush);
  return stampFrom(brush.getImageData(0, 0, width, height).data, { width, height });
}

/** Paints with the origin in the box's corner, turned and mirrored about its middle; what is outside is cut off. */
function withOutline(brush: Brush, area: Rect, outline: Outline, paint: (brush: Brush) => void): void {
  const { box, rotation, mirror, rounding } = outline;
  brush.translate(box.x + box.width / 2 - area.x, box.y + box.height / 2 - area.y);
  brush.rotate((rotation * Math.PI) / 180);
  if (mirror) brush.scale(-1, 1);
  brush.translate(-box.width / 2, -box.height / 2);
  if (rounding > 0) {
    brush.beginPath();
    brush.roundRect(0, 0, box.width, box.height, rounding * Math.min(box.width, box.height));
    brush.clip();
  }
  paint(brush);
}
