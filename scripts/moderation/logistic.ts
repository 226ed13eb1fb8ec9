import { DENSE } from '../../server/moderation/classifier/features.ts';
import { normOf } from '../../server/moderation/classifier/model.ts';
import type { Example } from './examples.ts';
import { type Random, seededRandom } from './random.ts';

/** What was learned: a weight for each column, and for the features that are not hashed. */
export interface Weights {
  readonly columns: Float64Array;
  readonly dense: Float64Array;
  readonly bias: number;
}

export interface Settings {
  /** How much the lines count against small weights. */
  readonly cost: number;
  readonly epochs: number;
  /** How freely the weights of features move that are not hashed. */
  readonly denseScale: number;
}

export const DEFAULTS: Settings = { cost: 8, epochs: 10, denseScale: 0.3 };

const SEED = 7;
const SMOOTHING = 1;
const MAX_LOG_RATIO = 4;
const LEAST_SCALE = 0.1;

/**
 * Naive Bayes log-count ratios as the scales of features (NB-SVM: Wang and Manning, 2012): what is as frequent in both
 * classes can move little. What was seen in fewer than two of these lines can't move at all.
 */
function scalesOf(examples: readonly Example[], width: number): Float64Array {
  const positive = new Float64Array(width);
  const negative = new Float64Array(width);
  const lines = new Uint32Array(width);
  const totals = { positive: 2 * SMOOTHING, negative: 2 * SMOOTHING };
  for (const { columns, positive: isPositive, weight } of examples) {
    const counts = isPositive ? positive : negative;
    totals[isPositive ? 'positive' : 'negative'] += weight;
    for (const column of columns) {
      counts[column] = (counts[column] as number) + weight;
      lines[column] = (lines[column] as number) + 1;
    }
  }
  return Float64Array.from(lines, (count, column) => {
    if (count < 2) return 0;
    const share = (counts: Float64Array, total: number): number =>
      ((counts[column] as number) + SMOOTHING) / total;
    const ratio = Math.log(share(positive, totals.positive) / share(negative, totals.negative));
    return LEAST_SCALE + Math.min(Math.abs(ratio), MAX_LOG_RATIO);
  });
}

/** Puts a list into an order that only the random numbers decide, in place. */
function shuffle(list: Int32Array, random: Random): void {
  for (let last = list.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [list[last], list[other]] = [list[other] as number, list[last] as number];
  }
}

/** Finds the dual variable of one line by Newton's method, within its bounds. */
function solve(old: number, margin: number, curvature: number, cost: number): number {
  let value = Math.min(Math.max(old, cost * 1e-9), cost * (1 - 1e-9));
  for (let round = 0; round < 20; round++) {
    const slope = curvature * (value - old) + margin + Math.log(value / (cost - value));
    const next = value - slope / (curvature + cost / (value * (cost - value)));
    const bounded = next <= 0 ? value * 0.1 : next >= cost ? cost - (cost - value) * 0.1 : next;
    if (Math.abs(bounded - value) < 1e-6 * cost) return bounded;
    value = bounded;
  }
  return value;
}

/** Lines to learn from, and how many columns their corpus has. */
export interface Lines {
  readonly examples: readonly Example[];
  readonly width: number;
}

/**
 * Logistic regression by dual coordinate descent (Yu, Huang and Lin, 2011): exact enough after a dozen passes, and the
 * same each time for the same lines in the same order.
 */
export function train(lines: Lines, settings: Settings = DEFAULTS): Weights {
  const { width } = lines;
  const examples = lines.examples.flatMap(example => [example, ...example.copies]);
  const scales = scalesOf(examples, width);
  const weights = new Float64Array(width);
  const dense = new Float64Array(DENSE + 1);
  const duals = new Float64Array(examples.length);
  const unit = settings.denseScale;
  const visit = (at: number): void => {
    const { columns, count, dense: places, weight, positive } = examples[at] as Example;
    const norm = normOf(count);
    const sign = positive ? 1 : -1;
    let sum = 0;
    let curvature = 0;
    for (const column of columns) {
      const scale = scales[column] as number;
      sum += (weights[column] as number) * scale;
      curvature += scale * scale;
    }
    let rest = dense[DENSE] as number;
    for (const place of places) rest += dense[place] as number;
    const old = duals[at] as number;
    const next = solve(
      old,
      sign * (sum * norm + rest * unit),
      curvature * norm * norm + unit * unit * (places.length + 1),
      settings.cost * weight,
    );
    duals[at] = next;
    const change = (next - old) * sign;
    const step = change * norm;
    for (const column of columns)
      weights[column] = (weights[column] as number) + step * (scales[column] as number);
    for (const place of places) dense[place] = (dense[place] as number) + change * unit;
    dense[DENSE] = (dense[DENSE] as number) + change * unit;
  };
  const order = Int32Array.from(examples, (_, at) => at);
  const random = seededRandom(SEED);
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    shuffle(order, random);
    for (const at of order) visit(at);
  }
  const real = dense.map(value => value * unit);
  return {
    columns: weights.map((weight, column) => weight * (scales[column] as number)),
    dense: real.slice(0, DENSE),
    bias: real[DENSE] as number,
  };
}

/** The sum of a line's weights: above zero is positive. */
export function scoreOf({ columns, dense, bias }: Weights, example: Example): number {
  let sum = 0;
  for (const column of example.columns) sum += columns[column] as number;
  sum *= normOf(example.count);
  for (const place of example.dense) sum += dense[place] as number;
  return sum + bias;
}
