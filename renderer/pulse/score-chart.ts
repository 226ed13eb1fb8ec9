import type { Pulse } from '../../shared/pulse/contract.ts';

/** Data of uPlot: times in seconds, and scores, null where there were no messages. */
export type LineColumns = [number[], (number | null)[]];

export function lineColumns(line: Pulse['line']): LineColumns {
  return [line.map(point => point.at / 1000), line.map(point => point.score)];
}

/** Smallest bound of the scale, so that small scores look small. */
const MIN_BOUND = 40;

/** Bound of the symmetric scale around zero; grows in steps, so that it seldom changes. */
export function scaleBound(line: Pulse['line']): number {
  const widest = line.reduce((most, point) => Math.max(most, Math.abs(point.score ?? 0)), MIN_BOUND);
  return Math.min(100, Math.ceil(widest / 20) * 20);
}

export type Direction = 'up' | 'down' | 'steady';

/** Smaller changes are noise at the sample size of a chat. */
const STEADY = 3;

export function directionOf(trend: number): Direction {
  if (Math.abs(trend) < STEADY) return 'steady';
  return trend > 0 ? 'up' : 'down';
}
