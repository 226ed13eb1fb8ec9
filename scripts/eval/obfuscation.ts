// npm run eval -- obfuscation FILE --lang en|zh|ru --json: lines of `toxic` or `ok`, a tab and a text.

import { TextJudge } from '../../server/moderation/text-judge.ts';
import { disguisesOf } from '../moderation/disguise.ts';
import { seededRandom } from '../moderation/random.ts';
import type { Evaluate } from './support/evaluate.ts';
import { evaluateLabelled, languageOf } from './support/evaluate-labelled.ts';
import { readLabelled } from './support/read-lines.ts';

/** Half as likely as not, as for lines that nobody disguised. */
const TOXIC = 0.5;
/** Lines of each label that are written anew in each family of disguises. */
const MAX_DISGUISED = 200;
const SEED = 15;

const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;

/**
 * What the whole way of a text says of a file as it is, beside the peers, and how much of what it finds there it still finds
 * when each line is disguised as a whole: for each family, and on the mean.
 */
export const evaluate: Evaluate = async (options, say) => {
  const judge = TextJudge.load();
  const finds = (text: string): boolean => judge.toxicity(text) >= TOXIC;
  const asIs = await evaluateLabelled(options, 'toxic', finds, say);
  const lines = readLabelled(options.file, ['toxic', 'ok']);
  const textsOf = (label: 'toxic' | 'ok'): string[] =>
    lines.flatMap(line => (line.label === label ? [line.text] : [])).slice(0, MAX_DISGUISED);
  const [toxic, ok] = [textsOf('toxic'), textsOf('ok')];
  const shareOf = (texts: readonly string[]): number =>
    texts.length === 0 ? 0 : texts.filter(finds).length / texts.length;
  const families = disguisesOf(languageOf(options)).map(({ name, apply }) => {
    const random = seededRandom(SEED);
    const disguised = (texts: readonly string[]) => texts.map(text => apply(text, random));
    return {
      name,
      recall: rounded(shareOf(disguised(toxic))),
      false_positives: rounded(shareOf(disguised(ok))),
    };
  });
  const clean_recall = shareOf(toxic);
  const disguised_recall = families.reduce((sum, { recall }) => sum + recall, 0) / families.length;
  for (const { name, recall, false_positives } of families)
    say(`${name.padEnd(22)} ${recall} ${false_positives}`);
  return {
    ...asIs,
    clean_recall: rounded(clean_recall),
    clean_false_positives: rounded(shareOf(ok)),
    disguised_recall: rounded(disguised_recall),
    ratio: clean_recall === 0 ? 0 : rounded(disguised_recall / clean_recall),
    families,
  };
};
