import type { Fill } from '../drawn-scene.ts';
import type { Size } from '../geometry.ts';
import type { PreparedLayer, Setting } from '../worker/engine.ts';
import type { Picture } from '../worker/sources.ts';
import { RoomCover } from './background.ts';
import { toHouseColours } from './colour-space.ts';
import { applyLook } from './look.ts';
import { bytesOf, newPlanes, type Planes } from './planes.ts';
import { planesFrom } from './rgba.ts';

type PictureFill = Extract<Fill, { kind: 'picture' }>;

/** The newest frame of every source that is in use, read out once for all scenes and outputs. */
export class Frames {
  readonly #sources = new Map<string, SourceFrames>();

  /** Reads out what these layers show. */
  async read(layers: readonly PreparedLayer[], setting: Setting): Promise<void> {
    for (const { fill } of layers) {
      const newest = fill.kind === 'picture' ? setting.picture(fill.sourceId) : undefined;
      if (fill.kind !== 'picture' || !(newest?.image instanceof VideoFrame)) continue;
      const frames = this.#sources.get(fill.sourceId) ?? new SourceFrames();
      this.#sources.set(fill.sourceId, frames);
      await frames.update(newest.image, newest, fill, setting);
    }
  }

  /** A source's picture; undefined where none was read. */
  planes(sourceId: string): Planes | undefined {
    return this.#sources.get(sourceId)?.planes;
  }

  forget(sourceId: string): void {
    this.#sources.delete(sourceId);
  }
}

/** The frames of one source as planes. */
class SourceFrames {
  /** The newest frame; undefined before the first. */
  planes: Planes | undefined;
  #read = '';
  #buffer = new Uint8Array();
  readonly #room = new RoomCover();

  /** Reads a frame out unless it was read before. */
  async update(frame: VideoFrame, picture: Picture, fill: PictureFill, setting: Setting): Promise<void> {
    const { look, sourceId } = fill;
    const mask = look.background && setting.mask(sourceId);
    const key = `${picture.serial} ${mask?.serial} ${JSON.stringify(look)}`;
    if (key === this.#read) return;
    const planes = await this.#copy(frame);
    applyLook(planes, look);
    if (look.background) this.#room.apply(planes, { ...setting, background: look.background, mask });
    this.planes = planes;
    this.#read = key;
  }

  async #copy(frame: VideoFrame): Promise<Planes> {
    const { width, height } = frame.visibleRect ?? { width: frame.codedWidth, height: frame.codedHeight };
    const planes = reusable(this.planes, { width, height });
    if (frame.format !== 'I420' && frame.format !== 'NV12') await this.#copyRgb(frame, planes);
    else {
      if (frame.format === 'I420') await frame.copyTo(planes.data);
      else await this.#copyInterleaved(frame, planes);
      toHouseColours(planes, frame.colorSpace.toJSON());
    }
    return planes;
  }

  async #copyInterleaved(frame: VideoFrame, planes: Planes): Promise<void> {
    const buffer = this.#bufferOf(bytesOf(planes));
    await frame.copyTo(buffer);
    planes.y.data.set(buffer.subarray(0, planes.y.data.length));
    for (let i = 0, from = planes.y.data.length; i < planes.u.data.length; i++, from += 2) {
      planes.u.data[i] = buffer[from] ?? 0;
      planes.v.data[i] = buffer[from + 1] ?? 0;
    }
  }

  async #copyRgb(frame: VideoFrame, planes: Planes): Promise<void> {
    const buffer = this.#bufferOf(planes.width * planes.height * 4);
    await frame.copyTo(buffer, { format: 'RGBX' });
    planesFrom(buffer, planes);
  }

  #bufferOf(bytes: number): Uint8Array {
    if (this.#buffer.length !== bytes) this.#buffer = new Uint8Array(bytes);
    return this.#buffer;
  }
}

/** Planes that were used for the frame before, where they have the right size. */
function reusable(planes: Planes | undefined, size: Size): Planes {
  return planes?.width === size.width && planes.height === size.height ? planes : newPlanes(size);
}
