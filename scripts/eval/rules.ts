import { NO_PAST, rulesetOf } from '../../server/rules/ruleset.ts';
import { phraseRule } from '../../shared/rules/rule.ts';
import { BadInput } from './support/bad-input.ts';
import type { Evaluate } from './support/evaluate.ts';
import { readLines } from './support/read-lines.ts';

/** What the word rules alone do with each line of a chat, given a list of phrases: `{lines: [{held, phrases}]}`. */
export const evaluate: Evaluate = async ({ file, phrases: phraseFile }, say) => {
  if (phraseFile === undefined)
    throw new BadInput('Say by --phrases which file has the phrases, one a line.');
  const phrases = readLines(phraseFile).filter(phrase => phrase.trim() !== '');
  const ruleset = rulesetOf(phrases.map((words, index) => ({ id: String(index), ...phraseRule(words) })));
  const texts = readLines(file);
  const started = performance.now();
  const lines = texts.map(text => {
    const hits = ruleset.check({ kind: 'line', text, past: NO_PAST }, []);
    return { held: hits.length > 0, phrases: hits.map(({ reason }) => reason.words) };
  });
  const lines_per_s = Math.round((texts.length / (performance.now() - started)) * 1000);
  const held = lines.filter(line => line.held).length;
  say(
    `${held} of ${lines.length} lines are held by ${phrases.length} phrases, ${lines_per_s} lines a second`,
  );
  return { lines };
};
