import type { Mask } from '../background/masks.ts';
import type { DrawnLayer, DrawnScene, Fill } from '../drawn-scene.ts';
import type { OverlayTheme } from '../overlays/theme.ts';
import { type Spin, turnAt } from '../spin.ts';
import type { Mix } from '../transition.ts';
import type { Picture } from './sources.ts';

/** What a drawing needs besides the scene. */
export interface Setting {
  readonly theme: OverlayTheme;
  /** Steady time in milliseconds, for what moves. */
  readonly now: number;
  /** Server time in milliseconds, for countdowns. */
  readonly serverNow: number;
  /** Families to write with. */
  readonly font: string;
  /** Names theme and font: with another theme, and once the house's font has come, overlays are painted anew. */
  readonly style: string;
  /** The newest picture of a source. */
  picture(id: string): Picture | undefined;
  /** Where the room is in a source's picture; undefined while that isn't known. */
  mask(sourceId: string): Mask | undefined;
}

/** One picture to be drawn: a scene, and the one before it while it goes over. */
export interface Shot {
  readonly scene: PreparedScene;
  readonly before?: { readonly scene: PreparedScene; readonly mix: Mix };
  readonly setting: Setting;
}

/** Draws shots of one size. */
export interface Engine {
  readonly name: 'planes' | 'webgl2';
  /** @param timestamp of the frame, in microseconds. The caller closes the frame. */
  draw(shot: Shot, timestamp: number): Promise<VideoFrame>;
}

export interface PreparedLayer extends DrawnLayer {
  /** Names the layer among all that are drawn. */
  readonly key: string;
  /** Changes exactly when what fills the layer does. */
  readonly content: string;
  /** How a wheel comes to its new turn. */
  readonly spin?: Spin;
}

/** A scene whose layers are named once, not for every frame. */
export interface PreparedScene {
  readonly id: string;
  readonly layers: readonly PreparedLayer[];
}

/**
 * @param before what the same output showed until now, so that a wheel turns on from where it is
 * @param now steady time in milliseconds
 */
export function prepared(scene: DrawnScene, before: PreparedScene, now: number): PreparedScene {
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

/** What fills a layer at this moment: a wheel that spins is somewhere between its turns. */
export function fillAt({ fill, spin }: PreparedLayer, now: number): Fill {
  return fill.kind === 'wheel' && spin ? { ...fill, turn: turnAt(spin, now) } : fill;
}
