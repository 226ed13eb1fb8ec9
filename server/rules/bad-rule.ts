import { CommandError } from '../../shared/errors.ts';

/** Why a rule is not taken; the studio has a sentence for each. */
export type RuleFault =
  | 'blank' // nothing of its words can be seen
  | 'short' // too few letters beside a star
  | 'pattern' // it can't be read: `what` is wrong with `part`, which begins at character `at`
  | 'pattern-size' // it would cost too much
  | 'pattern-empty' // it is in every line
  | 'nothing' // it looks for nothing
  | 'site' // `part` is no site
  | 'long' // it has more than `most` characters
  | 'flags' // its flags, in `part`, have others than g, i, m, s and u
  | 'form' // a file has no rule in this place
  | 'patterns'; // there are as many regular expressions as there can be: `most`

export const badRule = (
  fault: RuleFault,
  message: string,
  params: Readonly<Record<string, string | number>> = {},
): CommandError => new CommandError('bad-rule', message, { fault, ...params });
