import type { Mask } from '../background/mask.ts';
import type { DrawnLayer, DrawnScene, Fill } from '../drawn-scene.ts';
import type { OverlayTheme } from '../overlays/theme.ts';
import type { Picture } from '../picture.ts';
import { type Spin, turnAt } from '../spin.ts';
import type { Mix } from '../transition.ts';

/** Everything besides the scene that rendering a frame depends on. */
export interface RenderContext {
  readonly theme: OverlayTheme;
  /** Monotonic time in milliseconds, for animations. */
  readonly now: number;
  /** Server time in milliseconds since the epoch, for countdowns. */
  readonly serverNow: number;
  /** CSS font-family of overlays. */
  readonly font: string;
  /** Cache key of theme and font: overlays are repainted when it changes. */
  readonly style: string;
  /** The newest picture of a source; undefined before the first. */
  picture(id: string): Picture | undefined;
  /** Segmentation mask of a source's picture; undefined while there is none. */
  mask(sourceId: string): Mask | undefined;
}

/** A frame to render: a scene, and during a transition the one before it. */
export interface FrameRequest {
  readonly scene: PreparedScene;
  readonly before?: { readonly scene: PreparedScene; readonly mix: Mix };
  readonly context: RenderContext;
}

/** Renders frames of one size. */
export interface Engine {
  readonly name: 'i420' | 'webgl2';
  /** @param timestamp of the frame, in microseconds. The caller closes the frame. */
  render(request: FrameRequest, timestamp: number): Promise<VideoFrame>;
}

export interface PreparedLayer extends DrawnLayer {
  /** Unique among the layers of all scenes. */
  readonly key: string;
  /** Cache key that changes exactly when the layer's content does. */
  readonly content: string;
  /** Animation of a wheel. */
  readonly spin?: Spin;
}

/** A scene with cache keys that are computed once and not for every frame. */
export interface PreparedScene {
  readonly id: string;
  readonly layers: readonly PreparedLayer[];
}

/**
 * Prepares a scene for rendering.
 * @param before the previous scene of the same output, so that a wheel's animation continues from its current position
 * @param now monotonic time in milliseconds
 */
export function prepareScene(scene: DrawnScene, before: PreparedScene, now: number): PreparedScene {
  const layers = scene.layers.map(layer => {
    const key = `${scene.id}/${layer.id}`;
    const old = before.layers.find(other => other.key === key);
    const spin = spinOf(layer.fill, old, now);
    const content = JSON.stringify({ ...layer.fill, turn: undefined });
    return { ...layer, key, content, ...(spin && { spin }) };
  });
  return { id: scene.id, layers };
}

function spinOf(fill: Fill, old: PreparedLayer | undefined, now: number): Spin | undefined {
  if (fill.kind !== 'wheel' || old?.fill.kind !== 'wheel') return undefined;
  if (old.fill.turn === fill.turn) return old.spin;
  return { from: old.spin ? turnAt(old.spin, now) : old.fill.turn, to: fill.turn, startedAt: now };
}

/** Content of a layer at a time: a spinning wheel is somewhere between two rotations. */
export function fillAt({ fill, spin }: PreparedLayer, now: number): Fill {
  return fill.kind === 'wheel' && spin ? { ...fill, turn: turnAt(spin, now) } : fill;
}
