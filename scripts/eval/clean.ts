// npm run eval -- clean FILE --json: a harmless line of chat a line. How many each level holds, by category and in all.
import { exceeded } from '../../server/moderation/classifier/levels.ts';
import { TextJudge } from '../../server/moderation/text-judge.ts';
import { CATEGORIES, LEVELS, type Level, type Levels } from '../../shared/moderation/levels.ts';
import type { Evaluate } from './support/evaluate.ts';
import { readLines } from './support/read-lines.ts';

const levelsAt = (level: Level): Levels =>
  Object.fromEntries(CATEGORIES.map(category => [category, level])) as Levels;

export const evaluate: Evaluate = async ({ file }, say) => {
  const judge = TextJudge.load();
  const lines = readLines(file).filter(line => line.trim() !== '');
  const judged = lines.map(text => ({ text, found: judge.judge(text).probabilities }));
  const levels = LEVELS.slice(1).map(level => {
    const wrong = judged
      .map(({ text, found }) => ({ text, held: exceeded(found, levelsAt(level)) }))
      .filter(({ held }) => held.length > 0);
    const by = Object.fromEntries(
      CATEGORIES.map(category => [category, wrong.filter(({ held }) => held.includes(category)).length]),
    );
    say(`level ${level}: ${wrong.length} of ${lines.length} ${JSON.stringify(by)}`);
    return { level, held: wrong.length, by, texts: wrong.map(({ text }) => text) };
  });
  return { file, lines: lines.length, levels };
};
