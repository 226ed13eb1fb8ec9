import type { Category } from './levels.ts';

/** How likely a text is of each category, from 0 to 1. */
export type Probabilities = Readonly<Record<Category, number>>;

/** From the first UTF-16 unit of a text up to the one after the last. */
export type TextPart = [from: number, to: number];

/** What the classifier says of a text. */
export interface Classified {
  readonly probabilities: Probabilities;
  /** Where the text as written has words that speak for a category; one without any was found by the whole. */
  readonly parts: Readonly<Partial<Record<Category, readonly TextPart[]>>>;
}

/** What was found out about a text before it is screened. */
export interface Judgement {
  /** Absent where the classifier gave no answer in time: then rules alone decide. */
  readonly classified?: Classified;
  /** How many people have lately written nearly the same, its author among them. */
  readonly alike: number;
}
