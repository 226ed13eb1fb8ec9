import { CommandError } from '../../shared/errors.ts';
import { MAX_PATTERNS, type Rule, type RuleDraft, type Sought } from '../../shared/rules/rule.ts';
import { siteOf } from '../moderation/text/links.ts';
import { phraseKey } from '../moderation/text/phrase-trie.ts';
import { badRule } from './bad-rule.ts';
import { compilePattern } from './pattern.ts';

/** Letters that a word needs beside a star, so that it does not stand for half of a language. */
const LEAST_BESIDE_STAR = 2;
const SITE = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}$/u;

function checkedWords(given: string): string {
  const words = given.trim();
  if (phraseKey(words.replaceAll('*', '')) === '')
    throw badRule('blank', 'A rule needs at least one visible character.');
  return words;
}

function checkedWord(given: string): string {
  const words = checkedWords(given);
  const bare = words.replaceAll('*', '');
  if (words !== bare && !/\p{Script=Han}/u.test(bare) && [...bare].length < LEAST_BESIDE_STAR)
    throw badRule('short', `A word with a star needs at least ${LEAST_BESIDE_STAR} letters beside it.`);
  return words;
}

function checkedSites(given: readonly string[]): string[] {
  const sites = given.map(siteOf).filter(site => site !== '');
  const wrong = sites.find(site => !SITE.test(site));
  if (wrong !== undefined)
    throw badRule('site', `“${wrong}” is no site; write it like example.com.`, { part: wrong });
  return [...new Set(sites)];
}

function checkedSought(sought: Sought): Sought {
  switch (sought.kind) {
    case 'phrase':
      return { ...sought, words: checkedWords(sought.words) };
    case 'word':
      return { ...sought, words: checkedWord(sought.words) };
    case 'pattern':
      compilePattern(sought);
      return sought;
    case 'link':
      return { ...sought, allowed: checkedSites(sought.allowed) };
    case 'repeat':
      if (sought.letters === null && sought.lines === null)
        throw badRule('nothing', 'Say how many letters or how many lines are too many.');
      return sought;
    default:
      return sought;
  }
}

/** A rule as it is kept. Refuses one that can't be read or would find everything. */
export const checkedDraft = (draft: RuleDraft): RuleDraft => ({
  ...draft,
  sought: checkedSought(draft.sought),
});

const keys = new WeakMap<RuleDraft, string>();

/** Two rules of the same key look for the same in the same lines. */
export function draftKey(draft: RuleDraft): string {
  const known = keys.get(draft);
  if (known !== undefined) return known;
  const { sought, brand, language } = draft;
  const isWords = sought.kind === 'phrase' || sought.kind === 'word';
  const key = JSON.stringify([
    isWords ? { ...sought, words: folded(sought.words) } : sought,
    brand,
    language,
  ]);
  keys.set(draft, key);
  return key;
}

const folded = (words: string): string => words.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');

/** Those of some drafts that no rule of a list is the same as, each once. */
export function notYetIn(list: readonly RuleDraft[], drafts: readonly RuleDraft[]): RuleDraft[] {
  const known = new Set(list.map(draftKey));
  return drafts.filter(draft => {
    const key = draftKey(draft);
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
}

export const patternsIn = (list: readonly Pick<RuleDraft, 'sought'>[]): number =>
  list.filter(({ sought }) => sought.kind === 'pattern').length;

/** Refuses more regular expressions than a line has time for. */
export function checkPatternCount(list: readonly Rule[], { sought }: RuleDraft): void {
  if (sought.kind !== 'pattern') return;
  if (patternsIn(list) < MAX_PATTERNS) return;
  const message = `There can be at most ${MAX_PATTERNS} regular expressions.`;
  throw new CommandError('bad-data', message, { limit: MAX_PATTERNS });
}
