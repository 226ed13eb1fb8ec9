import type { Fill } from '../drawn-scene.ts';
import { boundsOf, boxOf, type Cut, clipped, cutOf, type Size, wholeOf } from '../geometry.ts';
import type { Context2D, OverlayLayout } from '../overlays/drawing.ts';
import { animationKey, type PaintedFill, paint } from '../overlays/paint.ts';
import { paintTickerBar, paintTickerText, tickerOffset, tickerWidth } from '../overlays/ticker.ts';
import type { Picture } from '../picture.ts';
import { fillAt, type PreparedLayer, type PreparedScene, type RenderContext } from '../worker/engine.ts';
import { affineMapping } from './affine-mapping.ts';
import { blendRow, rowOf } from './blend.ts';
import { blitOverlay, blitTiled } from './blit.ts';
import type { FrameCache } from './frame-cache.ts';
import { clearI420, type I420Buffer, type Plane } from './i420-buffer.ts';
import { OverlayCache } from './overlay-cache.ts';
import { resample, resampleRows } from './resample.ts';

type TickerFill = Extract<Fill, { kind: 'ticker' }>;

/** Renders scenes into I420 buffers of one size. */
export class SceneRenderer {
  readonly #overlays: OverlayCache;
  readonly #frames: FrameCache;
  readonly #measure = measuringContext();

  constructor(size: Size, frames: FrameCache) {
    this.#overlays = new OverlayCache(size);
    this.#frames = frames;
  }

  render(canvas: I420Buffer, scene: PreparedScene, context: RenderContext): void {
    clearI420(canvas);
    for (const layer of scene.layers) if (layer.opacity > 0) this.#paintLayer(canvas, layer, context);
  }

  /** Called after each frame: evicts cached overlays that were not used in it. */
  sweep(): void {
    this.#overlays.sweep();
  }

  #paintLayer(canvas: I420Buffer, layer: PreparedLayer, context: RenderContext): void {
    const fill = fillAt(layer, context.now);
    const isUpright = layer.place.rotation === 0 && !layer.mirror;
    if (fill.kind === 'picture') this.#paintPicture(canvas, layer, fill.sourceId, context);
    else if (fill.kind === 'ticker' && isUpright) this.#paintTicker(canvas, layer, fill, context);
    else this.#paintOverlay(canvas, layer, fill, context);
  }

  #paintPicture(canvas: I420Buffer, layer: PreparedLayer, sourceId: string, context: RenderContext): void {
    const picture = context.picture(sourceId);
    if (!picture) return;
    const cut = cutOf(layer, picture, canvas);
    if (picture.image instanceof ImageBitmap) this.#paintImage(canvas, layer, picture, picture.image, cut);
    else this.#paintFrame(canvas, layer, sourceId, cut);
  }

  #paintOverlay(canvas: I420Buffer, layer: PreparedLayer, fill: PaintedFill, context: RenderContext): void {
    const box = boxOf(layer.place, canvas);
    const { rotation } = layer.place;
    const content = `${layer.content} ${animationKey(fill, canvas, context)}`;
    const overlay = this.#overlays.get(layer.key, content, { ...layer, box, rotation }, ctx =>
      paint(ctx, fill, box, canvas, context),
    );
    if (overlay) blitOverlay(canvas, overlay, layer.opacity);
  }

  /** A ticker without rotation is painted once, as a bar and a tile with its text that scrolls over the bar. */
  #paintTicker(canvas: I420Buffer, layer: PreparedLayer, fill: TickerFill, context: RenderContext): void {
    const box = boxOf(layer.place, canvas);
    const layout: OverlayLayout = { box, canvas, theme: context.theme, font: context.font };
    const content = `${layer.content} ${context.style}`;
    const bar = this.#overlays.get(layer.key, content, { ...layer, box, rotation: 0 }, ctx =>
      paintTickerBar(ctx, layout),
    );
    if (!bar) return;
    blitOverlay(canvas, bar, layer.opacity);
    const size = { width: tickerWidth(this.#measure, fill, layout), height: box.height };
    const text = this.#overlays.getImage(`${layer.key} text`, content, size, ctx =>
      paintTickerText(ctx, fill, layout),
    );
    blitTiled(canvas, text, box, tickerOffset(context.now, canvas.width), layer.opacity);
  }

  #paintImage(
    canvas: I420Buffer,
    layer: PreparedLayer,
    { serial }: Picture,
    image: ImageBitmap,
    { source, box }: Cut,
  ): void {
    const content = `${layer.content} ${serial} ${JSON.stringify(source)}`;
    const outline = { ...layer, box, rotation: layer.place.rotation };
    const overlay = this.#overlays.get(layer.key, content, outline, ctx => {
      ctx.imageSmoothingQuality = 'high';
      ctx.drawImage(image, source.x, source.y, source.width, source.height, 0, 0, box.width, box.height);
    });
    if (overlay) blitOverlay(canvas, overlay, layer.opacity);
  }

  #paintFrame(canvas: I420Buffer, layer: PreparedLayer, sourceId: string, cut: Cut): void {
    const planes = this.#frames.planes(sourceId);
    const orientation = { rotation: layer.place.rotation, mirror: layer.mirror };
    const area = clipped(boundsOf(cut.box, orientation.rotation), canvas);
    if (!planes || area.width === 0 || area.height === 0) return;
    const mask = this.#maskOf(layer, cut);
    const { box } = cut;
    // Rotation interpolates between four pixels only, so a smaller picture is scaled down first.
    const needsPrescaling = orientation.rotation !== 0 && cut.source.width >= 2 * box.width;
    const drawn = needsPrescaling ? { source: wholeOf(box), box } : cut;
    const drawPlane = (to: Plane, from: Plane, step: number, alpha: Plane | undefined) => {
      const source = needsPrescaling ? resample(from, cut, step) : from;
      const mapping = affineMapping(drawn, orientation, area, step);
      resampleRows(source, mapping, (row, y) => {
        blendRow(to, mapping.area, y, row, { opacity: layer.opacity, mask: alpha && rowOf(alpha, y) });
      });
    };
    drawPlane(canvas.y, planes.y, 1, mask?.alpha);
    drawPlane(canvas.u, planes.u, 2, mask?.chromaAlpha);
    drawPlane(canvas.v, planes.v, 2, mask?.chromaAlpha);
  }

  /** Alpha mask of a layer with rounded corners or rotation; undefined for a plain rectangle. */
  #maskOf(layer: PreparedLayer, { box }: Cut) {
    const { rotation } = layer.place;
    if (layer.rounding === 0 && rotation === 0) return undefined;
    return this.#overlays.get(layer.key, 'mask', { ...layer, box, rotation }, ctx =>
      ctx.fillRect(0, 0, box.width, box.height),
    );
  }
}

/** A context that is only used to measure text. */
function measuringContext(): Context2D {
  const ctx = new OffscreenCanvas(1, 1).getContext('2d');
  if (!ctx) throw new Error('This browser draws no canvas in a worker.');
  return ctx;
}
