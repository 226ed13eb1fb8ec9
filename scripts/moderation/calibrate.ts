import { figuresBySet, type Scored } from './validate.ts';

/** A score as a probability: 1 / (1 + e^-(slope · score + offset)). */
export interface Calibration {
  readonly slope: number;
  readonly offset: number;
}

const ROUNDS = 50;

/** Fits probabilities to scores, by Newton's method (Platt, 1999). */
function fitProbabilities(scored: readonly Scored[]): Calibration {
  let [slope, offset] = [1, 0];
  for (let round = 0; round < ROUNDS; round++) {
    let [g0, g1, h00, h01, h11] = [0, 0, 1e-6, 0, 1e-6];
    for (const { example, score } of scored) {
      const p = 1 / (1 + Math.exp(-(slope * score + offset)));
      const error = example.weight * (p - (example.line.positive ? 1 : 0));
      const spread = example.weight * p * (1 - p);
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

/** How good a threshold is for several sets alike: the mean of the F1 of what is looked for and of both classes. */
function goodness(parts: readonly (readonly Scored[])[], threshold: number): number {
  const figures = parts.flatMap(scored => figuresBySet(scored, threshold));
  return figures.reduce((sum, { f1, macro_f1 }) => sum + f1 + macro_f1, 0) / figures.length;
}

/**
 * Fits probabilities to scores of lines that the model had not seen, so that one half lies where the sets, each counting
 * the same and those that were left out as much as folds, are told apart best.
 */
export function calibrate(folds: readonly Scored[], leftOut: readonly Scored[]): Calibration {
  const { slope, offset } = fitProbabilities([...folds, ...leftOut]);
  const middle = -offset / slope;
  const thresholds = Array.from({ length: STEPS }, (_, at) => middle + REACH * ((2 * at) / (STEPS - 1) - 1));
  const parts = [folds, leftOut];
  const best = thresholds.reduce(
    (so, threshold) => {
      const value = goodness(parts, threshold);
      return value > so.value ? { threshold, value } : so;
    },
    { threshold: middle, value: goodness(parts, middle) },
  );
  return { slope, offset: -slope * best.threshold };
}
