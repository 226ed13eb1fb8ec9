import type { Size } from '../geometry.ts';
import type { Engine, PreparedScene, Shot } from '../worker/engine.ts';
import type { Frames } from './frames.ts';
import { COLOUR_SPACE, fadePlanes, newPlanes, type Planes, wipePlanes } from './planes.ts';
import { ScenePainter } from './scene-painter.ts';

/**
 * Composes on the processor, in the planes that cameras give and encoders take. What seldom changes is painted once
 * by a 2D canvas; only moving pictures are sampled anew for every frame.
 */
export class PlanesEngine implements Engine {
  readonly name = 'planes';
  readonly #canvas: Planes;
  readonly #old: Planes;
  readonly #painter: ScenePainter;
  readonly #frames: Frames;

  /** @param frames the read frames of every source, shared by all engines of a worker */
  constructor(size: Size, frames: Frames) {
    this.#canvas = newPlanes(size);
    this.#old = newPlanes(size);
    this.#frames = frames;
    this.#painter = new ScenePainter(size, frames);
  }

  async draw({ scene, before, setting }: Shot, timestamp: number): Promise<VideoFrame> {
    const scenes: PreparedScene[] = before ? [scene, before.scene] : [scene];
    await this.#frames.read(
      scenes.flatMap(({ layers }) => layers),
      setting,
    );
    this.#painter.paint(this.#canvas, scene, setting);
    if (before) {
      this.#painter.paint(this.#old, before.scene, setting);
      const mix = before.mix.kind === 'fade' ? fadePlanes : wipePlanes;
      mix(this.#old, this.#canvas, before.mix.share);
    }
    this.#painter.sweep();
    return frameOf(before ? this.#old : this.#canvas, timestamp);
  }
}

function frameOf({ data, width, height }: Planes, timestamp: number): VideoFrame {
  return new VideoFrame(data, {
    format: 'I420',
    codedWidth: width,
    codedHeight: height,
    timestamp,
    colorSpace: COLOUR_SPACE,
  });
}
