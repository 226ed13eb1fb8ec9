import { clipped, type Rect } from '../geometry.ts';
import { blendRow, rowOf } from './blend.ts';
import type { I420AImage } from './from-rgba.ts';
import type { I420Buffer, Plane } from './i420-buffer.ts';
import type { PlacedOverlay } from './overlay-cache.ts';

const halved = ({ x, y, width, height }: Rect): Rect => ({
  x: x / 2,
  y: y / 2,
  width: width / 2,
  height: height / 2,
});

/** Blits an overlay into its area of the canvas. */
export function blitOverlay(canvas: I420Buffer, overlay: PlacedOverlay, opacity: number): void {
  const { area, planes, isOpaque } = overlay;
  const [alpha, chromaAlpha] = isOpaque ? [] : [overlay.alpha, overlay.chromaAlpha];
  blitPlane(canvas.y, area, planes.y, alpha, opacity);
  blitPlane(canvas.u, halved(area), planes.u, chromaAlpha, opacity);
  blitPlane(canvas.v, halved(area), planes.v, chromaAlpha, opacity);
}

function blitPlane(canvas: Plane, area: Rect, plane: Plane, alpha: Plane | undefined, opacity: number): void {
  for (let y = 0; y < area.height; y++) {
    blendRow(canvas, area, y, rowOf(plane, y), { opacity, mask: alpha && rowOf(alpha, y) });
  }
}

/**
 * Fills a box with horizontally repeated copies of an image.
 * @param offset pixels of the image left of the box; even, as are the image's width and the box
 */
export function blitTiled(
  canvas: I420Buffer,
  tile: I420AImage,
  box: Rect,
  offset: number,
  opacity: number,
): void {
  const area = clipped(box, canvas);
  const skipped = { x: offset + area.x - box.x, y: area.y - box.y };
  blitTiledPlane(canvas.y, area, tile.planes.y, tile.alpha, skipped, opacity);
  const halfSkipped = { x: skipped.x / 2, y: skipped.y / 2 };
  blitTiledPlane(canvas.u, halved(area), tile.planes.u, tile.chromaAlpha, halfSkipped, opacity);
  blitTiledPlane(canvas.v, halved(area), tile.planes.v, tile.chromaAlpha, halfSkipped, opacity);
}

function blitTiledPlane(
  canvas: Plane,
  area: Rect,
  plane: Plane,
  alpha: Plane,
  skipped: { x: number; y: number },
  opacity: number,
): void {
  let from = skipped.x % plane.width;
  for (let x = 0; x < area.width; ) {
    const width = Math.min(plane.width - from, area.width - x);
    const part = { x: area.x + x, y: area.y, width, height: area.height };
    for (let y = 0; y < area.height; y++) {
      const [row, mask] = [plane, alpha].map(of => rowOf(of, y + skipped.y).subarray(from, from + width));
      if (row) blendRow(canvas, part, y, row, { opacity, mask });
    }
    x += width;
    from = 0;
  }
}
