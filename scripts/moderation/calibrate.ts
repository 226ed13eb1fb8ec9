import { compare } from '../eval/support/figures.ts';
import type { Calibration, Calibrations } from './registers.ts';
import type { Scored } from './validate.ts';

const ROUNDS = 50;

/** A line of a register, and what its judge says. */
interface Point {
  readonly score: number;
  readonly positive: boolean;
  readonly weight: number;
}

/** Fits probabilities to scores, by Newton's method (Platt, 1999). */
function fitProbabilities(points: readonly Point[]): Calibration {
  let [slope, offset] = [1, 0];
  for (let round = 0; round < ROUNDS; round++) {
    let [g0, g1, h00, h01, h11] = [0, 0, 1e-6, 0, 1e-6];
    for (const { score, positive, weight } of points) {
      const p = 1 / (1 + Math.exp(-(slope * score + offset)));
      const error = weight * (p - (positive ? 1 : 0));
      const spread = weight * p * (1 - p);
      g0 += error * score;
      g1 += error;
      h00 += spread * score * score;
      h01 += spread * score;
      h11 += spread;
    }
    const det = h00 * h11 - h01 * h01;
    slope -= (h11 * g0 - h01 * g1) / det;
    offset -= (h00 * g1 - h01 * g0) / det;
  }
  return { slope, offset };
}

const STEPS = 41;
const REACH = 1;

/** How good a threshold is: the mean of the F1 of what is looked for and of both classes. */
function goodness(points: readonly Point[], threshold: number): number {
  const { f1, macro_f1 } = compare(
    points.map(({ positive }) => positive),
    points.map(({ score }) => score > threshold),
  );
  return f1 + macro_f1;
}

function calibrateRegister(points: readonly Point[]): Calibration {
  const { slope, offset } = fitProbabilities(points);
  const middle = -offset / slope;
  const thresholds = Array.from({ length: STEPS }, (_, at) => middle + REACH * ((2 * at) / (STEPS - 1) - 1));
  const best = thresholds.reduce(
    (so, threshold) => {
      const value = goodness(points, threshold);
      return value > so.value ? { threshold, value } : so;
    },
    { threshold: middle, value: goodness(points, middle) },
  );
  return { slope, offset: -slope * best.threshold };
}

/**
 * Fits probabilities to what each judge said of lines of its own kind that it had not seen, so that one half lies where
 * they are told apart best.
 */
export function calibrate(scored: readonly Scored[]): Calibrations {
  const names = scored[0]?.sums.names ?? [];
  return new Map(
    names.map((name, at) => [
      name,
      calibrateRegister(
        scored
          .filter(({ example }) => example.line.source === name)
          .map(({ example, sums }) => ({
            score: sums.judges[at] ?? 0,
            positive: example.positive,
            weight: example.weight,
          })),
      ),
    ]),
  );
}
