import type { Look } from '../../shared/scenes.ts';

/** Whether a look leaves the picture as it is. */
export function isPlainLook(look: Look): boolean {
  return isPlainTone(look) && look.background === undefined;
}

/** Whether a look changes no pixel by itself; the room may still be covered. */
export function isPlainTone({ brightness, contrast, warmth, smoothing }: Look): boolean {
  return brightness === 0 && contrast === 0 && warmth === 0 && smoothing === 0;
}

/** What a look does to a pixel, for every engine: brightness as a curve, then contrast, then a shift of the colour. */
export interface Tone {
  /** Exponent for brightness between 0 and 1, so that black and white stay and faces come up. */
  readonly exponent: number;
  /** Slope about the middle. */
  readonly slope: number;
  /** What is added to the blue and the red difference, each between -0.5 and 0.5. */
  readonly blue: number;
  readonly red: number;
}

export function toneOf({ brightness, contrast, warmth }: Look): Tone {
  return {
    exponent: 2 ** -brightness,
    slope: contrast < 0 ? 1 + 0.7 * contrast : 1 + contrast,
    blue: -0.06 * warmth,
    red: 0.05 * warmth,
  };
}

/** Brightness of a pixel, 0 to 1, after a look. */
export function toned(brightness: number, { exponent, slope }: Tone): number {
  return Math.min(1, Math.max(0, (brightness ** exponent - 0.5) * slope + 0.5));
}

/** Detail of the skin up to this is smoothed away, from twice this on it is kept: eyes, brows, hair. Parts of white. */
export const FINE_DETAIL = 0.045;

/**
 * How much a colour is one of skin, 0 to 1. In these differences skin of every complexion lies close together (Chai
 * and Ngan, 1999: Cb 77 to 127, Cr 133 to 173); the edges are soft so that nothing flickers.
 * @param cb as a byte, like `cr`
 */
export function skinness(cb: number, cr: number): number {
  return within(cb, 77, 127) * within(cr, 133, 173);
}

const SOFT_EDGE = 6;

function within(value: number, from: number, to: number): number {
  const inside = Math.min(value - from, to - value) / SOFT_EDGE;
  return Math.min(1, Math.max(0, inside + 1));
}
