import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ReadyList, type ReadyWords, RuleLanguage } from '../../shared/rules/rule.ts';
import { PhraseMatcher } from '../moderation/text/match.ts';

const FOLDER = fileURLToPath(new URL('../../assets/rules', import.meta.url));

interface ReadyMatcher {
  readonly words: readonly string[];
  readonly matcher: PhraseMatcher;
}

const read = new Map<string, ReadyMatcher>();

/** A list that comes with the studio: a word or phrase a line, a star at an end of which stands for any letters. */
export function readyWords(list: ReadyList, language: RuleLanguage): ReadyMatcher {
  const name = `${list}-${language}`;
  const known = read.get(name);
  if (known) return known;
  const lines = readFileSync(`${FOLDER}/${name}.txt`, 'utf8').split('\n');
  const words = lines.map(line => line.trim()).filter(line => line !== '' && !line.startsWith('#'));
  const ready = { words, matcher: new PhraseMatcher(words, { wildcards: true }) };
  read.set(name, ready);
  return ready;
}

/** All lists in all languages. */
export const readyLists = (): ReadyWords[] =>
  ReadyList.options.flatMap(list =>
    RuleLanguage.options.map(language => ({ list, language, words: [...readyWords(list, language).words] })),
  );
