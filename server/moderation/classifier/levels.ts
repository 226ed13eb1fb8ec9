/** What a toxic line is about, and spam. */
export const CATEGORIES = ['insult', 'hate', 'threat', 'sexual', 'spam'] as const;
export type Category = (typeof CATEGORIES)[number];
export type Probabilities = Readonly<Record<Category, number>>;

/** How strict a show is with a category: 0 is off, 4 holds whatever may be meant so. */
export type Level = 0 | 1 | 2 | 3 | 4;
export type Levels = Readonly<Record<Category, Level>>;

/** The least probability that is held at each level. */
const THRESHOLDS: Readonly<Record<Level, number>> = {
  0: Number.POSITIVE_INFINITY,
  1: 0.95,
  2: 0.85,
  3: 0.7,
  4: 0.5,
};

/** The categories for which a line is held at these levels, the surest first. */
export function exceeded(probabilities: Probabilities, levels: Levels): Category[] {
  return CATEGORIES.filter(category => probabilities[category] >= THRESHOLDS[levels[category]]).toSorted(
    (a, b) => probabilities[b] - probabilities[a],
  );
}
