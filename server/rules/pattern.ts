import { RE2JS, RE2JSSyntaxException } from 're2js';
import type { Sought } from '../../shared/rules/rule.ts';
import { badRule } from './bad-rule.ts';

/** A measure of what each line costs: ordinary patterns have a few dozen, and a line takes well below a millisecond with so many. */
const MAX_PROGRAM = 300;

type Pattern = Extract<Sought, { kind: 'pattern' }>;

/** A rule's `sought` stays the same object for as long as the rule is not changed. */
const compiled = new WeakMap<Pattern, RE2JS>();

/** Reads a pattern; refuses one that cannot be read, with what is wrong and where, and one that would cost too much. */
export function compilePattern(sought: Pattern): RE2JS {
  const known = compiled.get(sought);
  if (known) return known;
  const pattern = read(sought.words);
  if (pattern.programSize() > MAX_PROGRAM)
    throw badRule('pattern-size', 'This regular expression repeats too much; make it shorter.');
  if (pattern.matches(''))
    throw badRule(
      'pattern-empty',
      'This regular expression is found in every line, as it also stands for nothing.',
    );
  compiled.set(sought, pattern);
  return pattern;
}

function read(words: string): RE2JS {
  try {
    return RE2JS.compile(words, RE2JS.CASE_INSENSITIVE);
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw error;
    const part = String(error.getPattern() ?? '').replace(/^\(\?i\)/, '');
    const what = error.getDescription();
    const at = Math.max(0, words.indexOf(part)) + 1;
    throw badRule('pattern', `${what}: “${part}”, at character ${at}.`, { what, part, at });
  }
}

/** Where a text first has what a pattern stands for. */
export function findPattern(text: string, sought: Pattern, counts: (at: [number, number]) => boolean) {
  const matcher = compilePattern(sought).matcher(text);
  while (matcher.find()) {
    const at: [number, number] = [matcher.start(), matcher.end()];
    if (at[1] > at[0] && counts(at)) return at;
  }
  return undefined;
}
