import type { Look } from '../../shared/scenes/document.ts';

/** True if a look has no effect at all. */
export function isPlainLook(look: Look): boolean {
  return isPlainTone(look) && look.background === undefined;
}

/** True if a look has no colour correction or smoothing; it may still have a background effect. */
export function isPlainTone({ brightness, contrast, warmth, smoothing }: Look): boolean {
  return brightness === 0 && contrast === 0 && warmth === 0 && smoothing === 0;
}

/** Colour correction of a pixel, the same in all engines: gamma on luma, then contrast, then a chroma offset. */
export interface Tone {
  /** Gamma exponent for luma in 0..1: keeps black and white and changes midtones. */
  readonly exponent: number;
  /** Contrast slope about mid-grey. */
  readonly slope: number;
  /** Offsets of Cb and Cr, in units where their range is -0.5..0.5. */
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

/** Luma of a pixel, 0 to 1, after gamma and contrast. */
export function toned(brightness: number, { exponent, slope }: Tone): number {
  return Math.min(1, Math.max(0, (brightness ** exponent - 0.5) * slope + 0.5));
}

/**
 * Skin detail with an amplitude up to this share of white is smoothed away; from twice this on it is kept, so that eyes,
 * brows and hair stay sharp.
 */
export const FINE_DETAIL = 0.045;

/**
 * Skin likelihood of a chroma value, 0 to 1. Skin of all complexions is close together in Cb/Cr (Chai and Ngan, 1999: Cb
 * 77 to 127, Cr 133 to 173); the edges are soft to avoid flicker.
 * @param cb 0 to 255, like `cr`
 */
export function skinness(cb: number, cr: number): number {
  return within(cb, 77, 127) * within(cr, 133, 173);
}

const SOFT_EDGE = 6;

function within(value: number, from: number, to: number): number {
  const inside = Math.min(value - from, to - value) / SOFT_EDGE;
  return Math.min(1, Math.max(0, inside + 1));
}
