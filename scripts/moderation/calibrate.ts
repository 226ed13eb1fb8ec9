import type { Scored } from './validate.ts';

/** A score as a probability: 1 / (1 + e^-(slope · score + offset)). */
export interface Calibration {
  readonly slope: number;
  readonly offset: number;
}

const ROUNDS = 50;

/** Fits probabilities to scores of lines that the model had not seen, by Newton's method (Platt, 1999). */
export function calibrate(scored: readonly Scored[]): Calibration {
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
