/** Quietest level that the meter shows, in decibels below full scale. */
export const FLOOR_DB = -60;
/** Above this the sound is near its limit and may crackle. */
export const HOT_DB = -3;
const FALL_DB_PER_TICK = 1.5;

/** Loudness of a block of samples, in decibels below full scale. */
export function decibels(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const rms = Math.sqrt(sum / Math.max(1, samples.length));
  return Math.max(FLOOR_DB, 20 * Math.log10(rms || Number.MIN_VALUE));
}

/** The highest sample of a block, in decibels below full scale. */
export function peakDecibels(samples: Float32Array): number {
  let peak = 0;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  return Math.max(FLOOR_DB, 20 * Math.log10(peak || Number.MIN_VALUE));
}

/** The next position of a needle that rises at once and falls calmly, so that speech doesn't flicker. */
export function needle(before: number, now: number): number {
  return Math.max(now, before - FALL_DB_PER_TICK, FLOOR_DB);
}

/** A level as a part of the meter's length. */
export function fraction(level: number): number {
  return Math.min(1, Math.max(0, 1 - level / FLOOR_DB));
}
