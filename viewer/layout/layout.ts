import type { Canvas } from '../../shared/scenes/document.ts';
import { croppedFraction, type Size } from '../playback/crop.ts';

/** `fill` crops the picture to its box, `whole` shows all of it. */
export type Fit = 'fill' | 'whole';

/** How the page is arranged. */
export interface Layout {
  /**
   * `overlay`: cards and chat lie over the picture, in a phone's column on a large screen. `stacked`: they stand below it.
   * `beside`: they stand in a column at its right.
   */
  readonly kind: 'overlay' | 'stacked' | 'beside';
  readonly fit: Fit;
  /** True if the other fit makes a difference that is worth a button. */
  readonly hasFits: boolean;
}

/** From this size on, a window has room for more than a phone's page; the same numbers stand in the style sheets. */
const LARGE: Size = { width: 720, height: 520 };
/** At less than this ratio of width to height, a wide picture leaves more room below than beside it. */
const MIN_BESIDE_RATIO = 1.2;
/** Above this cropped fraction the viewer is offered to see the whole picture. */
const CROP_THRESHOLD = 0.3;
/** A narrower window is a phone held upright, however much of its height its keyboard takes. */
const PHONE_WIDTH = 480;
const TALL: Size = { width: 9, height: 16 };

/** The layout for a picture in a window; `chosen` is what the viewer wants, if they have said so. */
export function layoutOf(canvas: Canvas, window: Size, chosen?: Fit): Layout {
  const isLarge = window.width >= LARGE.width && window.height >= LARGE.height;
  const isPhone = window.width < PHONE_WIDTH;
  if (canvas === 'tall') {
    const hasFits = !isLarge && !isPhone && croppedFraction(TALL, window) > CROP_THRESHOLD;
    return { kind: 'overlay', fit: hasFits ? (chosen ?? 'whole') : 'fill', hasFits };
  }
  const fit = chosen ?? 'whole';
  const isUpright = isPhone || window.width < window.height * MIN_BESIDE_RATIO;
  if (isUpright) return { kind: fit === 'fill' ? 'overlay' : 'stacked', fit, hasFits: true };
  return isLarge ? { kind: 'beside', fit: 'whole', hasFits: false } : { kind: 'overlay', fit, hasFits: true };
}
