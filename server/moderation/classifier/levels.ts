import type { Probabilities } from '../../../shared/moderation/judgement.ts';
import { CATEGORIES, type Category, type Level, type Levels } from '../../../shared/moderation/levels.ts';

/** The least probability that is held at each level. */
const THRESHOLDS: Readonly<Record<Level, number>> = {
  0: Number.POSITIVE_INFINITY,
  1: 0.95,
  2: 0.85,
  3: 0.7,
  4: 0.5,
};

/** Below this no level holds a line. */
export const LEAST_PROBABILITY = THRESHOLDS[4];

/** The categories for which a line is held at these levels, the surest first. */
export function exceeded(probabilities: Probabilities, levels: Levels): Category[] {
  return CATEGORIES.filter(category => probabilities[category] >= THRESHOLDS[levels[category]]).toSorted(
    (a, b) => probabilities[b] - probabilities[a],
  );
}
