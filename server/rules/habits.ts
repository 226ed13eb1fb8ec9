import type { Sought } from '../../shared/rules/rule.ts';
import { phraseKey } from '../moderation/text/phrase-trie.ts';

/** A part of a text, from the first UTF-16 unit up to the one after the last. */
export type Span = readonly [from: number, to: number];

/** What is known of the author beside the text. */
export interface Past {
  /** Whether nothing that they wrote before was let through. */
  isNew(): boolean;
  /** What they wrote lately. */
  texts(): readonly string[];
}

/** Where the text is so, or true where it is as a whole. */
export type Habit = Span | boolean;

type Kind<K extends Sought['kind']> = Extract<Sought, { kind: K }>;

const UPPER = /\p{Lu}/gu;
const CASED = /[\p{Lu}\p{Ll}]/gu;
const MENTION = /(?<![\p{L}\p{N}_.@])@[\p{L}\p{N}_]{2,}/gu;

const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;

/** @param text without words that are allowed, whose capitals are theirs */
export function hasCapitals(text: string, { percent, letters }: Kind<'capitals'>): boolean {
  const cased = count(text, CASED);
  return cased >= letters && count(text, UPPER) * 100 >= percent * cased;
}

/** Letters that are drawn out, or a text that its author wrote before. */
export function repeats(text: string, { letters, lines }: Kind<'repeat'>, past: Past): Habit {
  if (letters !== null) {
    const found = new RegExp(`(\\p{L})\\1{${letters - 1},}`, 'iu').exec(text);
    if (found) return [found.index, found.index + found[0].length];
  }
  if (lines === null) return false;
  const key = phraseKey(text);
  return past.texts().filter(each => phraseKey(each) === key).length + 1 >= lines;
}

/** The first mention that is one too many. */
export function mentions(text: string, { most }: Kind<'mention'>): Habit {
  const found = [...text.matchAll(MENTION)][most];
  return found ? [found.index, found.index + found[0].length] : false;
}
