import type { Size } from '../geometry.ts';
import type { Engine, FrameRequest, PreparedScene } from '../worker/engine.ts';
import type { FrameCache } from './frame-cache.ts';
import { COLOUR_SPACE, fadeI420, type I420Buffer, newI420, wipeI420 } from './i420-buffer.ts';
import { SceneRenderer } from './scene-renderer.ts';

/**
 * Composes on the CPU, in I420, the format of cameras and encoders. Overlays are painted by a 2D canvas and cached; only
 * video is resampled for every frame.
 */
export class I420Engine implements Engine {
  readonly name = 'i420';
  readonly #canvas: I420Buffer;
  readonly #old: I420Buffer;
  readonly #renderer: SceneRenderer;
  readonly #frames: FrameCache;

  /** @param frames shared by the engines of program and preview */
  constructor(size: Size, frames: FrameCache) {
    this.#canvas = newI420(size);
    this.#old = newI420(size);
    this.#frames = frames;
    this.#renderer = new SceneRenderer(size, frames);
  }

  async render({ scene, before, context }: FrameRequest, timestamp: number): Promise<VideoFrame> {
    const scenes: PreparedScene[] = before ? [scene, before.scene] : [scene];
    await this.#frames.read(
      scenes.flatMap(({ layers }) => layers),
      context,
    );
    this.#renderer.render(this.#canvas, scene, context);
    if (before) {
      this.#renderer.render(this.#old, before.scene, context);
      const mix = before.mix.kind === 'fade' ? fadeI420 : wipeI420;
      mix(this.#old, this.#canvas, before.mix.share);
    }
    this.#renderer.sweep();
    return frameOf(before ? this.#old : this.#canvas, timestamp);
  }
}

function frameOf({ data, width, height }: I420Buffer, timestamp: number): VideoFrame {
  return new VideoFrame(data, {
    format: 'I420',
    codedWidth: width,
    codedHeight: height,
    timestamp,
    colorSpace: COLOUR_SPACE,
  });
}
