import type { Layer, Look, Place, Transition } from '../../shared/scenes/document.ts';
import type { MaskStats } from './background/mask.ts';

/** Content of a product card overlay; all texts are formatted already. */
export interface DrawnCard {
  readonly name: string;
  readonly price: string;
  readonly oldPrice?: string;
  readonly stock?: string;
  /** Id under which the compositor was given the product's photo. */
  readonly pictureId?: string;
  /** Server time in milliseconds since the epoch at which the countdown ends. */
  readonly until?: number;
}

/** Content of a layer. Everything but `picture` is painted by the compositor itself. */
export type Fill =
  | { readonly kind: 'picture'; readonly sourceId: string; readonly look: Look }
  | { readonly kind: 'colour'; readonly colour: string }
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly colour: string;
      readonly size: number;
      readonly weight: 'regular' | 'bold';
    }
  | { readonly kind: 'product'; readonly card: DrawnCard }
  | { readonly kind: 'lowerThird'; readonly title: string; readonly subtitle: string }
  | { readonly kind: 'ticker'; readonly text: string }
  | { readonly kind: 'chat'; readonly name: string; readonly text: string }
  /** `turn` is the rotation in full turns, clockwise. The compositor animates a change of it over six seconds. */
  | { readonly kind: 'wheel'; readonly entries: readonly string[]; readonly turn: number };

export interface DrawnLayer extends Pick<Layer, 'id' | 'opacity' | 'mirror' | 'fit' | 'crop' | 'rounding'> {
  readonly place: Place;
  readonly fill: Fill;
}

/** A scene as the compositor renders it: visible layers only, back to front, with their content resolved. */
export interface DrawnScene {
  readonly id: string;
  readonly layers: readonly DrawnLayer[];
}

/** Rendering statistics of the program over the last ten seconds, for the health panel. */
export interface RenderStats {
  readonly framesPerSecond: number;
  /** Time to render one frame in milliseconds: median and 99th percentile. */
  readonly medianMs: number;
  readonly p99Ms: number;
  /** Frame budget in milliseconds: the interval between two frames. */
  readonly budgetMs: number;
  /** Frames that were skipped because rendering took too long. */
  readonly missedFrames: number;
  /** What rendered the newest frame: the GPU, the CPU, or nothing if a source's frame was passed through unchanged. */
  readonly engine: 'webgl2' | 'i420' | 'passthrough';
  /** Person segmentation; undefined while it is off. */
  readonly masks?: MaskStats;
}

export type { Transition };
