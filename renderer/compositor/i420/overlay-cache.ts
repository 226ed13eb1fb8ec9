import { boundsOf, clipped, type Rect, type Size } from '../geometry.ts';
import type { Context2D } from '../overlays/drawing.ts';
import { type I420AImage, i420aFromRgba } from './from-rgba.ts';

/** Shape of a layer on the canvas. */
export interface Outline {
  readonly box: Rect;
  readonly rotation: number;
  readonly mirror: boolean;
  readonly rounding: number;
}

/** An overlay with the area of the canvas that it covers. */
export interface PlacedOverlay extends I420AImage {
  readonly area: Rect;
}

interface CacheEntry {
  readonly key: string;
  readonly image: I420AImage;
  readonly lastUsed: number;
}

/** Paints overlays and still images and caches them in I420A, ready to be blitted. */
export class OverlayCache {
  readonly #canvas: Size;
  readonly #entries = new Map<string, CacheEntry>();
  #round = 0;

  constructor(canvas: Size) {
    this.#canvas = canvas;
  }

  /**
   * The overlay of a layer; undefined if it is outside the canvas. It is repainted only when its content or its shape
   * changed, not when it was moved.
   * @param content cache key that changes exactly when `paint` would paint something else
   * @param paint paints into a box at the origin
   */
  get(
    id: string,
    content: string,
    outline: Outline,
    paint: (ctx: Context2D) => void,
  ): PlacedOverlay | undefined {
    const bounds = boundsOf(outline.box, outline.rotation);
    const area = clipped(bounds, this.#canvas);
    if (area.width === 0 || area.height === 0) return undefined;
    const key = `${content} ${keyOf(outline, bounds, area)}`;
    return {
      ...this.#keep(id, key, () => painted(area, ctx => withOutline(ctx, area, outline, paint))),
      area,
    };
  }

  /** An image of any size without a position; `content` as in `get`. */
  getImage(id: string, content: string, size: Size, paint: (ctx: Context2D) => void): I420AImage {
    return this.#keep(id, `${content} ${size.width}x${size.height}`, () => painted(size, paint));
  }

  /** Called after each frame: evicts entries that were not used in it. */
  sweep(): void {
    for (const [id, { lastUsed }] of this.#entries) if (lastUsed !== this.#round) this.#entries.delete(id);
    this.#round += 1;
  }

  #keep(id: string, key: string, make: () => I420AImage): I420AImage {
    const entry = this.#entries.get(id);
    const image = entry?.key === key ? entry.image : make();
    this.#entries.set(id, { key, image, lastUsed: this.#round });
    return image;
  }
}

/** Cache key of a shape. The position is part of it only if the canvas clips the layer. */
function keyOf({ box, rotation, mirror, rounding }: Outline, bounds: Rect, area: Rect): string {
  const isWhole = bounds.width === area.width && bounds.height === area.height;
  const cut = isWhole ? '' : `${area.x - box.x},${area.y - box.y},${area.width},${area.height}`;
  return `${box.width}x${box.height} ${rotation} ${mirror} ${rounding} ${cut}`;
}

function painted({ width, height }: Size, paint: (ctx: Context2D) => void): I420AImage {
  const canvas = new OffscreenCanvas(width, height);
  const ctx = canvas.getContext('2d', { willReadFrequently: true });
  if (!ctx) throw new Error('This browser draws no canvas in a worker.');
  paint(ctx);
  return i420aFromRgba(ctx.getImageData(0, 0, width, height).data, { width, height });
}

/** Paints with the origin in the box's corner, rotated and mirrored about its centre, clipped to rounded corners. */
function withOutline(ctx: Context2D, area: Rect, outline: Outline, paint: (ctx: Context2D) => void): void {
  const { box, rotation, mirror, rounding } = outline;
  ctx.translate(box.x + box.width / 2 - area.x, box.y + box.height / 2 - area.y);
  ctx.rotate((rotation * Math.PI) / 180);
  if (mirror) ctx.scale(-1, 1);
  ctx.translate(-box.width / 2, -box.height / 2);
  if (rounding > 0) {
    ctx.beginPath();
    ctx.roundRect(0, 0, box.width, box.height, rounding * Math.min(box.width, box.height));
    ctx.clip();
  }
  paint(ctx);
}
