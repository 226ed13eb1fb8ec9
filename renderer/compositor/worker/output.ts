import type { DrawnScene, Fill, RenderStats, Transition } from '../drawn-scene.ts';
import { boxOf, type Size } from '../geometry.ts';
import { isPlainLook } from '../look.ts';
import { animationKey } from '../overlays/paint.ts';
import { mixAt } from '../transition.ts';
import { type Engine, fillAt, type PreparedScene, prepareScene, type RenderContext } from './engine.ts';

/** Receives the output's frames and closes them. */
export type FrameSink = (frame: VideoFrame) => void;

/** Cache key of a picture, its segmentation mask and its background replacement. */
function pictureKey(
  { sourceId, look: { background } }: Extract<Fill, { kind: 'picture' }>,
  { picture, mask }: RenderContext,
): string {
  const replacement = background?.kind === 'picture' ? picture(background.address)?.serial : undefined;
  return [picture(sourceId)?.serial, background && mask(sourceId)?.serial, replacement].join('/');
}

interface SceneChange {
  readonly from: PreparedScene;
  readonly transition: Transition;
  readonly startedAt: number;
}

const NOTHING: PreparedScene = { id: '', layers: [] };
const CUT: Transition = { kind: 'cut', ms: 0 };

/** Program or preview: its scene, a running transition, and the last frame for reuse. */
export class Output {
  readonly #size: Size;
  #engine: Engine;
  readonly #deliver: FrameSink;
  #scene = NOTHING;
  #change: SceneChange | undefined;
  #last: { readonly frame: VideoFrame; readonly key: string } | undefined;
  #serial = 0;
  #renderedBy: RenderStats['engine'] = 'passthrough';

  constructor(size: Size, engine: Engine, deliver: FrameSink) {
    this.#size = size;
    this.#engine = engine;
    this.#deliver = deliver;
  }

  /** What rendered the newest frame. */
  get renderedBy(): RenderStats['engine'] {
    return this.#renderedBy;
  }

  /** Id of the source that covers the largest area; undefined if no layer shows a source. */
  get leader(): string | undefined {
    let [leader, most] = [undefined as string | undefined, 0];
    for (const { fill, place } of this.#scene.layers) {
      const area = place.width * place.height;
      if (fill.kind !== 'picture' || area <= most) continue;
      [leader, most] = [fill.sourceId, area];
    }
    return leader;
  }

  /** Replaces the engine, after the WebGL context of the old one was lost. */
  setEngine(engine: Engine): void {
    this.#engine = engine;
  }

  /** Changes to a scene. New content of the same scene keeps a running transition. */
  show(scene: DrawnScene | undefined, transition: Transition | undefined, now: number): void {
    const next = scene ? prepareScene(scene, this.#scene, now) : NOTHING;
    this.#serial += 1;
    if (transition || next.id !== this.#scene.id) {
      this.#change = { from: this.#scene, transition: transition ?? CUT, startedAt: now };
    }
    this.#scene = next;
  }

  /**
   * Sends one frame: a source's frame passed through, the last frame if nothing changed, or a new one.
   * @param timestamp in microseconds
   */
  async send(context: RenderContext, timestamp: number): Promise<void> {
    const passed = this.#change ? undefined : this.#passthroughFrame(context);
    if (passed) {
      this.#renderedBy = 'passthrough';
      return this.#deliver(new VideoFrame(passed, { timestamp }));
    }
    const change = this.#change;
    const mix = change && mixAt(change.transition, context.now - change.startedAt);
    if (!mix) this.#change = undefined;
    const key = mix ? undefined : this.#cacheKey(context);
    if (key && this.#last?.key === key) {
      return this.#deliver(new VideoFrame(this.#last.frame, { timestamp }));
    }
    const before = change && mix ? { scene: change.from, mix } : undefined;
    const request = { scene: this.#scene, context, ...(before && { before }) };
    const frame = await this.#engine.render(request, timestamp);
    this.#renderedBy = this.#engine.name;
    this.#keep(frame, key);
    this.#deliver(frame);
  }

  close(): void {
    this.#last?.frame.close();
  }

  #keep(frame: VideoFrame, key: string | undefined): void {
    this.#last?.frame.close();
    this.#last = key === undefined ? undefined : { frame: frame.clone(), key };
  }

  /** Key of everything that the frame depends on: with the same key the last frame is reused. */
  #cacheKey(context: RenderContext): string {
    const parts = this.#scene.layers.map(layer => {
      const fill = fillAt(layer, context.now);
      return fill.kind === 'picture' ? pictureKey(fill, context) : animationKey(fill, this.#size, context);
    });
    return `${this.#serial} ${parts.join()}`;
  }

  /** The source's frame that fills the output unchanged, so that nothing has to be rendered. */
  #passthroughFrame(context: RenderContext): VideoFrame | undefined {
    const [layer, ...others] = this.#scene.layers;
    if (!layer || others.length > 0 || layer.fill.kind !== 'picture') return undefined;
    const picture = context.picture(layer.fill.sourceId);
    if (!(picture?.image instanceof VideoFrame) || !isPlainLook(layer.fill.look)) return undefined;
    const hasNoTransform =
      layer.opacity === 1 && !layer.mirror && layer.rounding === 0 && layer.place.rotation === 0;
    const isUncropped = Object.values(layer.crop).every(side => side === 0);
    const box = boxOf(layer.place, this.#size);
    const { width, height } = this.#size;
    const fills = box.x === 0 && box.y === 0 && box.width === width && box.height === height;
    const fits = picture.width === width && picture.height === height;
    return hasNoTransform && isUncropped && fills && fits ? picture.image : undefined;
  }
}
