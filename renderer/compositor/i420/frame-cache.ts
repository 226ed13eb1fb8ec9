import type { Fill } from '../drawn-scene.ts';
import type { Size } from '../geometry.ts';
import type { Picture } from '../picture.ts';
import type { PreparedLayer, RenderContext } from '../worker/engine.ts';
import { BackgroundEffect } from './background.ts';
import { toBt601Limited } from './colour-space.ts';
import { i420FromRgbx } from './from-rgba.ts';
import { bytesOf, type I420Buffer, newI420 } from './i420-buffer.ts';
import { applyLook } from './look.ts';

type PictureFill = Extract<Fill, { kind: 'picture' }>;

/** The newest frame of every source in use, converted to I420 once for all scenes and outputs. */
export class FrameCache {
  readonly #sources = new Map<string, SourceFrames>();

  /** Converts the newest frames of these layers' sources. */
  async read(layers: readonly PreparedLayer[], context: RenderContext): Promise<void> {
    for (const { fill } of layers) {
      const newest = fill.kind === 'picture' ? context.picture(fill.sourceId) : undefined;
      if (fill.kind !== 'picture' || !(newest?.image instanceof VideoFrame)) continue;
      const frames = this.#sources.get(fill.sourceId) ?? new SourceFrames();
      this.#sources.set(fill.sourceId, frames);
      await frames.update(newest.image, newest, fill, context);
    }
  }

  /** A source's converted frame; undefined before the first. */
  planes(sourceId: string): I420Buffer | undefined {
    return this.#sources.get(sourceId)?.planes;
  }

  forget(sourceId: string): void {
    this.#sources.delete(sourceId);
  }
}

/** The newest frame of one source as I420, with its look and background effect applied. */
class SourceFrames {
  /** The newest frame; undefined before the first. */
  planes: I420Buffer | undefined;
  #key = '';
  #buffer = new Uint8Array();
  readonly #background = new BackgroundEffect();

  /** Converts a frame unless it is the same as before, with the same look and mask. */
  async update(
    frame: VideoFrame,
    picture: Picture,
    fill: PictureFill,
    context: RenderContext,
  ): Promise<void> {
    const { look, sourceId } = fill;
    const mask = look.background && context.mask(sourceId);
    const key = `${picture.serial} ${mask?.serial} ${JSON.stringify(look)}`;
    if (key === this.#key) return;
    const planes = await this.#copy(frame);
    applyLook(planes, look);
    if (look.background) this.#background.apply(planes, { ...context, background: look.background, mask });
    this.planes = planes;
    this.#key = key;
  }

  async #copy(frame: VideoFrame): Promise<I420Buffer> {
    const { width, height } = frame.visibleRect ?? { width: frame.codedWidth, height: frame.codedHeight };
    const planes = reusable(this.planes, { width, height });
    if (frame.format !== 'I420' && frame.format !== 'NV12') await this.#copyRgb(frame, planes);
    else {
      if (frame.format === 'I420') await frame.copyTo(planes.data);
      else await this.#copyInterleaved(frame, planes);
      toBt601Limited(planes, frame.colorSpace.toJSON());
    }
    return planes;
  }

  async #copyInterleaved(frame: VideoFrame, planes: I420Buffer): Promise<void> {
    const buffer = this.#bufferOf(bytesOf(planes));
    await frame.copyTo(buffer);
    planes.y.data.set(buffer.subarray(0, planes.y.data.length));
    for (let i = 0, from = planes.y.data.length; i < planes.u.data.length; i++, from += 2) {
      planes.u.data[i] = buffer[from] ?? 0;
      planes.v.data[i] = buffer[from + 1] ?? 0;
    }
  }

  async #copyRgb(frame: VideoFrame, planes: I420Buffer): Promise<void> {
    const buffer = this.#bufferOf(planes.width * planes.height * 4);
    await frame.copyTo(buffer, { format: 'RGBX' });
    i420FromRgbx(buffer, planes);
  }

  #bufferOf(bytes: number): Uint8Array {
    if (this.#buffer.length !== bytes) this.#buffer = new Uint8Array(bytes);
    return this.#buffer;
  }
}

/** The previous frame's buffer if it has the right size, else a new one. */
function reusable(planes: I420Buffer | undefined, size: Size): I420Buffer {
  return planes?.width === size.width && planes.height === size.height ? planes : newI420(size);
}
