/**
 * Standard deviation of the blur for a strength of 0 to 1, as a share of the picture's height. Even strength 0 makes text
 * in the background unreadable.
 */
export const blurSigma = (strength: number): number => 0.01 + 0.035 * strength;

/** Strength of the blur of the whole picture while there is no mask. */
export const FALLBACK_STRENGTH = 1;
