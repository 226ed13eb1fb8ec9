/** Animation of a wheel from one rotation to another, in full turns; times are monotonic milliseconds. */
export interface Spin {
  readonly from: number;
  readonly to: number;
  readonly startedAt: number;
}

const SPIN_MS = 6000;

/** Rotation of a wheel at a time, with a cubic ease-out. */
export function turnAt({ from, to, startedAt }: Spin, now: number): number {
  const left = 1 - Math.min(1, Math.max(0, (now - startedAt) / SPIN_MS));
  return to - (to - from) * left ** 3;
}
