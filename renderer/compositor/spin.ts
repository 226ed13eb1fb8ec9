/** A wheel on its way from one turn to another; times are steady milliseconds. */
export interface Spin {
  readonly from: number;
  readonly to: number;
  readonly startedAt: number;
}

const SPIN_MS = 6000;

/** Where a wheel stands: fast at first, then ever slower, as a real one runs out. */
export function turnAt({ from, to, startedAt }: Spin, now: number): number {
  const left = 1 - Math.min(1, Math.max(0, (now - startedAt) / SPIN_MS));
  return to - (to - from) * left ** 3;
}
