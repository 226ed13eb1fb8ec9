import { type Rule, wordsOf } from '../../shared/rules/rule.ts';
import { type Found, PhraseMatcher } from '../moderation/text/match.ts';
import { readStarred, type Sought } from '../moderation/text/phrase-trie.ts';
import { loadDictionary } from '../moderation/text/segment.ts';
import { takingTurns } from '../turns.ts';
import { withEndings } from './endings.ts';

/** What a rule for words looks for, as a key: rules of one key find the same. Undefined for all other rules. */
export function lexiconKey({ sought }: Pick<Rule, 'sought'>): string | undefined {
  if (sought.kind === 'phrase') return `phrase ${sought.words}`;
  return sought.kind === 'word' ? `${sought.endings ? 'forms' : 'word'} ${sought.words}` : undefined;
}

function soughtBy(rule: Rule): Sought[] {
  const words = wordsOf(rule) ?? '';
  if (rule.sought.kind !== 'word') return [{ words }];
  return rule.sought.endings && !words.includes('*') ? withEndings(words) : [readStarred(words, 1)];
}

/** Words of rules made ready to be looked for. It may have more than the rules of a show, and only ever grows. */
export class Lexicon {
  readonly #matcher = new PhraseMatcher();
  readonly #slots = new Map<string, number>();

  get size(): number {
    return this.#slots.size;
  }

  slotOf(key: string): number | undefined {
    return this.#slots.get(key);
  }

  add(key: string, rule: Rule): void {
    if (this.#slots.has(key)) return;
    const slot = this.#slots.size;
    this.#slots.set(key, slot);
    for (const sought of soughtBy(rule)) this.#matcher.add(sought, slot);
  }

  /** The slots whose words are in a text. */
  find(text: string, counts: (at: Found['at']) => boolean): Found[] {
    return this.#matcher.find(text, counts);
  }
}

/** Lexicons of the newest lists, the newest first: a list that is changed goes on with that of the list before. */
const recent: Lexicon[] = [];
const MAX_RECENT = 6;

const keyed = (rules: readonly Rule[]) =>
  rules.flatMap(rule => {
    const key = lexiconKey(rule);
    return key === undefined ? [] : [{ key, rule }];
  });

/** One of which at least half is of the list, or a new one. */
function lexiconFor(keys: readonly { key: string }[]): Lexicon {
  const fits = (lexicon: Lexicon): boolean => {
    let shared = 0;
    for (const { key } of keys) if (lexicon.slotOf(key) !== undefined) shared++;
    return shared > 0 && 2 * shared >= lexicon.size;
  };
  const lexicon = recent.find(fits) ?? new Lexicon();
  const at = recent.indexOf(lexicon);
  if (at !== -1) recent.splice(at, 1);
  recent.unshift(lexicon);
  recent.length = Math.min(recent.length, MAX_RECENT);
  return lexicon;
}

/** The lexicon of a list of rules, undefined where none is for words; what it lacks is added, in some microseconds a word. */
export function lexiconOf(rules: readonly Rule[]): Lexicon | undefined {
  const all = keyed(rules);
  if (all.length === 0) return undefined;
  const lexicon = lexiconFor(all);
  for (const { key, rule } of all) lexicon.add(key, rule);
  return lexicon;
}

/** Words that are matched at the borders of Chinese words. */
const HAN = /\p{Script=Han}/u;

/** Makes a list's lexicon ready in pieces, so that the first line that is checked by it does not wait for that. */
export async function prepareLexicon(rules: readonly Rule[]): Promise<void> {
  const all = keyed(rules);
  if (all.length === 0) return;
  const lexicon = lexiconFor(all);
  if (all.some(({ rule }) => HAN.test(wordsOf(rule) ?? ''))) loadDictionary();
  const turn = takingTurns();
  for (const { key, rule } of all) {
    lexicon.add(key, rule);
    await turn();
  }
}
