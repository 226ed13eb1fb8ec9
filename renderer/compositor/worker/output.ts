import type { DrawnScene, Fill, FrameBudget, Transition } from '../drawn-scene.ts';
import { boxOf, type Size } from '../geometry.ts';
import { isPlainLook } from '../look.ts';
import { phaseOf } from '../overlays/paint.ts';
import { mixAt } from '../transition.ts';
import { type Engine, fillAt, type PreparedScene, prepared, type Setting } from './engine.ts';

/** Takes over a frame and closes it. */
export type Deliver = (frame: VideoFrame) => void;

/** Which picture it is, where somebody is in it, and what stands in for the room. */
function pictureState(
  { sourceId, look: { background } }: Extract<Fill, { kind: 'picture' }>,
  { picture, mask }: Setting,
): string {
  const standIn = background?.kind === 'picture' ? picture(background.address)?.serial : undefined;
  return [picture(sourceId)?.serial, background && mask(sourceId)?.serial, standIn].join('/');
}

interface Change {
  readonly from: PreparedScene;
  readonly transition: Transition;
  readonly startedAt: number;
}

const NOTHING: PreparedScene = { id: '', layers: [] };
const CUT: Transition = { kind: 'cut', ms: 0 };

/** One picture that goes out: the scene on it, the change it is going through, and its last frame. */
export class Output {
  readonly #size: Size;
  #engine: Engine;
  readonly #deliver: Deliver;
  #scene = NOTHING;
  #change: Change | undefined;
  #last: { readonly frame: VideoFrame; readonly state: string } | undefined;
  #serial = 0;
  #drawnBy: FrameBudget['engine'] = 'passthrough';

  constructor(size: Size, engine: Engine, deliver: Deliver) {
    this.#size = size;
    this.#engine = engine;
    this.#deliver = deliver;
  }

  /** What made the newest frame. */
  get drawnBy(): FrameBudget['engine'] {
    return this.#drawnBy;
  }

  /** The source that fills most of the picture; undefined where no source does. */
  get leader(): string | undefined {
    let [leader, most] = [undefined as string | undefined, 0];
    for (const { fill, place } of this.#scene.layers) {
      const area = place.width * place.height;
      if (fill.kind !== 'picture' || area <= most) continue;
      [leader, most] = [fill.sourceId, area];
    }
    return leader;
  }

  /** Goes on with another engine, where the one before can't draw any more. */
  drawBy(engine: Engine): void {
    this.#engine = engine;
  }

  /** Goes over to a scene. The same scene with new content goes on with the transition it is in. */
  show(scene: DrawnScene | undefined, transition: Transition | undefined, now: number): void {
    const next = scene ? prepared(scene, this.#scene, now) : NOTHING;
    this.#serial += 1;
    if (transition || next.id !== this.#scene.id) {
      this.#change = { from: this.#scene, transition: transition ?? CUT, startedAt: now };
    }
    this.#scene = next;
  }

  /** Sends one frame with a timestamp in microseconds: handed on, drawn, or the last one where nothing changed. */
  async send(setting: Setting, timestamp: number): Promise<void> {
    const passed = this.#change ? undefined : this.#passable(setting);
    if (passed) {
      this.#drawnBy = 'passthrough';
      return this.#deliver(new VideoFrame(passed, { timestamp }));
    }
    const change = this.#change;
    const mix = change && mixAt(change.transition, setting.now - change.startedAt);
    if (!mix) this.#change = undefined;
    const state = mix ? undefined : this.#state(setting);
    if (state && this.#last?.state === state) {
      return this.#deliver(new VideoFrame(this.#last.frame, { timestamp }));
    }
    const before = change && mix ? { scene: change.from, mix } : undefined;
    const shot = { scene: this.#scene, setting, ...(before && { before }) };
    const frame = await this.#engine.draw(shot, timestamp);
    this.#drawnBy = this.#engine.name;
    this.#keep(frame, state);
    this.#deliver(frame);
  }

  close(): void {
    this.#last?.frame.close();
  }

  #keep(frame: VideoFrame, state: string | undefined): void {
    this.#last?.frame.close();
    this.#last = state === undefined ? undefined : { frame: frame.clone(), state };
  }

  /** What the picture depends on, in words: two equal ones need no second drawing. */
  #state(setting: Setting): string {
    const parts = this.#scene.layers.map(layer => {
      const fill = fillAt(layer, setting.now);
      return fill.kind === 'picture' ? pictureState(fill, setting) : phaseOf(fill, this.#size, setting);
    });
    return `${this.#serial} ${parts.join()}`;
  }

  /** The frame that is the whole picture as it is, so that nothing has to be drawn. */
  #passable(setting: Setting): VideoFrame | undefined {
    const [layer, ...others] = this.#scene.layers;
    if (!layer || others.length > 0 || layer.fill.kind !== 'picture') return undefined;
    const picture = setting.picture(layer.fill.sourceId);
    if (!(picture?.image instanceof VideoFrame) || !isPlainLook(layer.fill.look)) return undefined;
    const isPlain =
      layer.opacity === 1 && !layer.mirror && layer.rounding === 0 && layer.place.rotation === 0;
    const isWhole = Object.values(layer.crop).every(side => side === 0);
    const box = boxOf(layer.place, this.#size);
    const { width, height } = this.#size;
    const fills = box.x === 0 && box.y === 0 && box.width === width && box.height === height;
    const fits = picture.width === width && picture.height === height;
    return isPlain && isWhole && fills && fits ? picture.image : undefined;
  }
}
