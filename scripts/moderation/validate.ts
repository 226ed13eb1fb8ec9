import { compare } from '../eval/support/figures.ts';
import { LIVE } from './corpus.ts';
import { type Corpus, type Example, foldsOf } from './examples.ts';
import { type Settings, scoreOf, train } from './logistic.ts';

/** A line and the score that a model gave it which had not seen it. */
export interface Scored {
  readonly example: Example;
  readonly score: number;
}

const FOLDS = 4;

/** Scores each line by a model that was trained on the other folds. */
export function crossValidate({ examples, hashes }: Corpus, settings?: Settings): Scored[] {
  const folds = foldsOf(
    examples.map(example => example.line),
    FOLDS,
  );
  const scored: Scored[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = examples.filter((_, at) => folds[at] !== fold);
    const weights = train({ examples: others, width: hashes.length }, settings);
    examples.forEach((example, at) => {
      if (folds[at] === fold) scored.push({ example, score: scoreOf(weights, example) });
    });
  }
  return scored;
}

/**
 * Scores the lines of each set by a model that was trained without that set. Our own lines are always among the rest,
 * and are too few to learn from alone: nothing is scored where there is one set.
 */
export function leaveSetsOut({ examples, hashes }: Corpus, settings?: Settings): Scored[] {
  const sets = [...new Set(examples.map(({ line }) => line.source))].filter(set => set !== LIVE);
  if (sets.length === 1) return [];
  return sets.flatMap(set => {
    const rest = examples.filter(({ line }) => line.source !== set);
    const weights = train({ examples: rest, width: hashes.length }, settings);
    return examples
      .filter(({ line }) => line.source === set)
      .map(example => ({ example, score: scoreOf(weights, example) }));
  });
}

/** Figures a set, of what lies above a score. */
export function figuresBySet(scored: readonly Scored[], threshold: number) {
  const sets = [...new Set(scored.map(({ example }) => example.line.source))];
  return sets.map(set => {
    const own = scored.filter(({ example }) => example.line.source === set);
    const expected = own.map(({ example }) => example.line.positive);
    return {
      set,
      ...compare(
        expected,
        own.map(({ score }) => score > threshold),
      ),
    };
  });
}
