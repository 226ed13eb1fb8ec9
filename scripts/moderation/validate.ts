import { compare } from '../eval/support/figures.ts';
import { LIVE } from './corpus.ts';
import { type Corpus, type Example, foldsOf } from './examples.ts';
import {
  type Calibrations,
  chanceOf,
  type RegisterSettings,
  type Sums,
  sumsFor,
  trainRegisters,
} from './registers.ts';

/** A line and what a model says of it which had not seen it. */
export interface Scored {
  readonly example: Example;
  readonly sums: Sums;
}

const FOLDS = 4;

/** Scores each line by a model that was trained on the other folds. */
export function crossValidate({ examples, hashes }: Corpus, settings: RegisterSettings): Scored[] {
  const folds = foldsOf(
    examples.map(example => example.line),
    FOLDS,
  );
  const scored: Scored[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = examples.filter((_, at) => folds[at] !== fold);
    const registers = trainRegisters({ examples: others, width: hashes.length }, settings);
    examples.forEach((example, at) => {
      if (folds[at] === fold) scored.push({ example, sums: sumsFor(registers, example) });
    });
  }
  return scored;
}

/**
 * Scores the lines of each set by a model that was trained without that set. Our own lines are always among the rest,
 * and are too few to learn from alone: nothing is scored where there is one set.
 */
export function leaveSetsOut({ examples, hashes }: Corpus, settings: RegisterSettings): Scored[] {
  const sets = [...new Set(examples.map(({ line }) => line.source))].filter(set => set !== LIVE);
  if (sets.length === 1) return [];
  return sets.flatMap(set => {
    const rest = examples.filter(({ line }) => line.source !== set);
    const registers = trainRegisters({ examples: rest, width: hashes.length }, settings);
    return examples
      .filter(({ line }) => line.source === set)
      .map(example => ({ example, sums: sumsFor(registers, example) }));
  });
}

/** Figures a set, of what is as likely as not. */
export function figuresBySet(scored: readonly Scored[], calibrations: Calibrations) {
  const sets = [...new Set(scored.map(({ example }) => example.line.source))];
  return sets.map(set => {
    const own = scored.filter(({ example }) => example.line.source === set);
    const expected = own.map(({ example }) => example.positive);
    return {
      set,
      ...compare(
        expected,
        own.map(({ sums }) => chanceOf(sums, calibrations) >= 0.5),
      ),
    };
  });
}
