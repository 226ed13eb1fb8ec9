import type { Fill } from '../drawn-scene.ts';
import { boundsOf, boxOf, type Cut, clipped, cutOf, type Size, wholeOf } from '../geometry.ts';
import type { Brush, Ground } from '../overlays/brush.ts';
import { type PaintedFill, paint, phaseOf } from '../overlays/paint.ts';
import { paintTickerBar, paintTickerWords, runOf, tickerWidth } from '../overlays/ticker.ts';
import { fillAt, type PreparedLayer, type PreparedScene, type Setting } from '../worker/engine.ts';
import type { Picture } from '../worker/sources.ts';
import { layRow, rowOf } from './blend.ts';
import type { Frames } from './frames.ts';
import { layStamp, layStrip } from './lay.ts';
import { clearPlanes, type Plane, type Planes } from './planes.ts';
import { readingOf } from './reading.ts';
import { sampledRows, scaled } from './sample.ts';
import { Stamps } from './stamps.ts';

type TickerFill = Extract<Fill, { kind: 'ticker' }>;

/** Paints whole scenes onto planes of one size. */
export class ScenePainter {
  readonly #stamps: Stamps;
  readonly #frames: Frames;
  readonly #measure = measuringBrush();

  constructor(size: Size, frames: Frames) {
    this.#stamps = new Stamps(size);
    this.#frames = frames;
  }

  paint(canvas: Planes, scene: PreparedScene, setting: Setting): void {
    clearPlanes(canvas);
    for (const layer of scene.layers) if (layer.opacity > 0) this.#paintLayer(canvas, layer, setting);
  }

  /** Called when a frame is whole: forgets what it did not need. */
  sweep(): void {
    this.#stamps.sweep();
  }

  #paintLayer(canvas: Planes, layer: PreparedLayer, setting: Setting): void {
    const fill = fillAt(layer, setting.now);
    const isUpright = layer.place.rotation === 0 && !layer.mirror;
    if (fill.kind === 'picture') this.#paintPicture(canvas, layer, fill.sourceId, setting);
    else if (fill.kind === 'ticker' && isUpright) this.#paintTicker(canvas, layer, fill, setting);
    else this.#paintOverlay(canvas, layer, fill, setting);
  }

  #paintPicture(canvas: Planes, layer: PreparedLayer, sourceId: string, setting: Setting): void {
    const picture = setting.picture(sourceId);
    if (!picture) return;
    const cut = cutOf(layer, picture, canvas);
    if (picture.image instanceof ImageBitmap) this.#paintImage(canvas, layer, picture, picture.image, cut);
    else this.#paintFrame(canvas, layer, sourceId, cut);
  }

  #paintOverlay(canvas: Planes, layer: PreparedLayer, fill: PaintedFill, setting: Setting): void {
    const box = boxOf(layer.place, canvas);
    const { rotation } = layer.place;
    const content = `${layer.content} ${phaseOf(fill, canvas, setting)}`;
    const stamp = this.#stamps.get(layer.key, content, { ...layer, box, rotation }, brush =>
      paint(brush, fill, box, canvas, setting),
    );
    if (stamp) layStamp(canvas, stamp, layer.opacity);
  }

  /** An upright ticker is painted once, as a bar and a strip of words that is laid on it further on each time. */
  #paintTicker(canvas: Planes, layer: PreparedLayer, fill: TickerFill, setting: Setting): void {
    const box = boxOf(layer.place, canvas);
    const ground: Ground = { box, canvas, theme: setting.theme, font: setting.font };
    const content = `${layer.content} ${setting.style}`;
    const bar = this.#stamps.get(layer.key, content, { ...layer, box, rotation: 0 }, brush =>
      paintTickerBar(brush, ground),
    );
    if (!bar) return;
    layStamp(canvas, bar, layer.opacity);
    const size = { width: tickerWidth(this.#measure, fill, ground), height: box.height };
    const words = this.#stamps.loose(`${layer.key} words`, content, size, brush =>
      paintTickerWords(brush, fill, ground),
    );
    layStrip(canvas, words, box, runOf(setting.now, canvas.width), layer.opacity);
  }

  #paintImage(
    canvas: Planes,
    layer: PreparedLayer,
    { serial }: Picture,
    image: ImageBitmap,
    { source, box }: Cut,
  ): void {
    const content = `${layer.content} ${serial} ${JSON.stringify(source)}`;
    const outline = { ...layer, box, rotation: layer.place.rotation };
    const stamp = this.#stamps.get(layer.key, content, outline, brush => {
      brush.imageSmoothingQuality = 'high';
      brush.drawImage(image, source.x, source.y, source.width, source.height, 0, 0, box.width, box.height);
    });
    if (stamp) layStamp(canvas, stamp, layer.opacity);
  }

  #paintFrame(canvas: Planes, layer: PreparedLayer, sourceId: string, cut: Cut): void {
    const planes = this.#frames.planes(sourceId);
    const turn = { rotation: layer.place.rotation, mirror: layer.mirror };
    const area = clipped(boundsOf(cut.box, turn.rotation), canvas);
    if (!planes || area.width === 0 || area.height === 0) return;
    const mask = this.#maskOf(layer, cut);
    const { source, box } = cut;
    const upright = wholeOf(box);
    const isTurnedSmall = turn.rotation !== 0 && source.width >= 2 * box.width;
    const lay = (to: Plane, from: Plane, step: number, cover: Plane | undefined) => {
      const small = isTurnedSmall ? scaled(from, cut, step) : from;
      const reading = readingOf(isTurnedSmall ? { source: upright, box } : cut, turn, area, step);
      sampledRows(small, reading, (row, y) => {
        layRow(to, reading.area, y, row, { opacity: layer.opacity, mask: cover && rowOf(cover, y) });
      });
    };
    lay(canvas.y, planes.y, 1, mask?.cover);
    lay(canvas.u, planes.u, 2, mask?.halfCover);
    lay(canvas.v, planes.v, 2, mask?.halfCover);
  }

  /** What a layer covers, where that is not a plain rectangle. */
  #maskOf(layer: PreparedLayer, { box }: Cut) {
    const { rotation } = layer.place;
    if (layer.rounding === 0 && rotation === 0) return undefined;
    return this.#stamps.get(layer.key, 'mask', { ...layer, box, rotation }, brush =>
      brush.fillRect(0, 0, box.width, box.height),
    );
  }
}

/** A brush that only measures words. */
function measuringBrush(): Brush {
  const brush = new OffscreenCanvas(1, 1).getContext('2d');
  if (!brush) throw new Error('This browser draws no canvas in a worker.');
  return brush;
}
