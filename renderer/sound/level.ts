/** Lowest level of the meter, in dBFS. */
export const FLOOR_DB = -60;
/** Level in dBFS above which clipping is near. */
export const HOT_DB = -3;
const FALL_DB_PER_TICK = 1.5;

/** RMS level of a block of samples, in dBFS. */
export function decibels(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const rms = Math.sqrt(sum / Math.max(1, samples.length));
  return Math.max(FLOOR_DB, 20 * Math.log10(rms || Number.MIN_VALUE));
}

/** Peak level of a block of samples, in dBFS. */
export function peakDecibels(samples: Float32Array): number {
  let peak = 0;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  return Math.max(FLOOR_DB, 20 * Math.log10(peak || Number.MIN_VALUE));
}

/** Meter ballistics: instant attack, linear decay. */
export function applyBallistics(before: number, now: number): number {
  return Math.max(now, before - FALL_DB_PER_TICK, FLOOR_DB);
}

/** A level in dBFS as a share of the meter's length. */
export function fraction(level: number): number {
  return Math.min(1, Math.max(0, 1 - level / FLOOR_DB));
}
