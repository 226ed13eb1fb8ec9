import type { Layer, Look, Place, Transition } from '../../shared/scenes.ts';
import type { MaskFigures } from './background/masks.ts';

/** A price card as it is drawn into the picture; texts come ready in the viewers' words. */
export interface DrawnCard {
  readonly name: string;
  readonly price: string;
  readonly oldPrice?: string;
  readonly stock?: string;
  /** Picture of the product, given to the compositor under this id. */
  readonly pictureId?: string;
  /** Server time in milliseconds at which the countdown ends. */
  readonly until?: number;
}

/** What fills a layer. Everything but a picture is drawn by the compositor itself. */
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
  /** `turn` counts rounds clockwise; a new value spins the wheel there in six seconds, by the compositor itself. */
  | { readonly kind: 'wheel'; readonly entries: readonly string[]; readonly turn: number };

export interface DrawnLayer extends Pick<Layer, 'id' | 'opacity' | 'mirror' | 'fit' | 'crop' | 'rounding'> {
  readonly place: Place;
  readonly fill: Fill;
}

/** A scene as the compositor draws it: visible layers only, back to front, bound to the show's state. */
export interface DrawnScene {
  readonly id: string;
  readonly layers: readonly DrawnLayer[];
}

/** How fast the pictures come, for the health strip. */
export interface FrameBudget {
  readonly framesPerSecond: number;
  /** Time to draw one frame in milliseconds: median and 99th percentile of the last ten seconds. */
  readonly medianMs: number;
  readonly p99Ms: number;
  /** Time that one frame may take at most, in milliseconds. */
  readonly budgetMs: number;
  /** Frames that were left out in the last ten seconds because drawing took too long. */
  readonly late: number;
  /** What draws: the graphics card, the processor, or nothing where the picture is handed on as it is. */
  readonly engine: 'webgl2' | 'planes' | 'passthrough';
  /** How people are told from their rooms, where that is asked for. */
  readonly masks?: MaskFigures;
}

export type { Transition };
