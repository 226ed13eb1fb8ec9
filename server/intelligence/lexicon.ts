import type { Token } from './tokens.ts';
import { plain, tokens } from './tokens.ts';

/** A lexicon file: the sentiment of words and phrases, and words that negate or weight what follows them. */
export interface LexiconData {
  /** Sentiment from -3 to 3 → words and phrases; a word that ends in `*` matches any ending. */
  readonly feelings: Readonly<Record<string, readonly string[]>>;
  readonly negations?: readonly string[];
  /** Factor → words such as "very" or "a bit". */
  readonly boosters?: Readonly<Record<string, readonly string[]>>;
  /** Words such as "but": what follows them is what the writer means. */
  readonly contrasts?: readonly string[];
  /** Words that make a question of their clause: "is it good?" praises nothing yet. */
  readonly questions?: readonly string[];
}

type Entry = {
  readonly words: readonly string[];
  readonly kind: 'sentiment' | 'negation' | 'booster' | 'contrast' | 'question';
  readonly value: number;
};

/** A text's sentiment by a lexicon. `spans` are the positions of the words and phrases that it knows. */
export interface Reading {
  readonly sum: number;
  readonly spans: readonly { start: number; end: number }[];
}

/** How many tokens a negation or a booster reaches ahead. */
const REACH = 3;
/** A negated sentiment is weaker than its opposite: "not bad" is less than "good". */
const NEGATED = -0.75;
const PREFIX_KEY = 2;

const keyOf = (word: string): string => word.slice(0, PREFIX_KEY);
const fits = (word: string, pattern: string): boolean =>
  pattern.endsWith('*') ? word.startsWith(pattern.slice(0, -1)) : word === pattern;
const length = (entry: Entry): number => entry.words.join('').replaceAll('*', '').length;

function wordsOf(phrase: string): string[] {
  return phrase.split(' ').flatMap(word => {
    const parts = tokens(plain(word)).map(token => token.text);
    return word.endsWith('*') ? parts.with(-1, `${parts.at(-1)}*`) : parts;
  });
}

/** State of reading a text: the sum so far, and the words that still affect the next sentiment. */
class TextReader {
  readonly spans: { start: number; end: number }[] = [];
  #before = 0;
  #clause = 0;
  #negatedUntil = -1;
  #boostUntil = -1;
  #boost = 1;
  #weight = 1;
  readonly #seen = new Map<Entry, number>();

  get sum(): number {
    return this.#before + this.#clause;
  }

  add(entry: Entry, at: number, matched: readonly Token[]): void {
    const reach = at + matched.length + REACH;
    if (entry.kind === 'negation') this.#negatedUntil = reach;
    else if (entry.kind === 'booster') [this.#boost, this.#boostUntil] = [entry.value, reach];
    else if (entry.kind === 'contrast') this.#contrast();
    else if (entry.kind === 'question') this.#clause = Math.min(0, this.#clause);
    else this.#addSentiment(entry, at, matched);
  }

  /** Ends a clause: nothing before it affects what comes after. */
  endClause(): void {
    this.#before = this.sum;
    this.#clause = 0;
    this.#forget();
  }

  #forget(): void {
    this.#negatedUntil = -1;
    this.#boostUntil = -1;
  }

  #contrast(): void {
    this.endClause();
    this.#before *= 0.5;
    this.#weight = 1.5;
  }

  #addSentiment(entry: Entry, at: number, matched: readonly Token[]): void {
    const times = (this.#seen.get(entry) ?? 0) + 1;
    this.#seen.set(entry, times);
    const boost = at < this.#boostUntil ? this.#boost : 1;
    const turn = at < this.#negatedUntil ? NEGATED : 1;
    // Repetition adds less each time: ten hearts are more than one, but not ten times as much.
    this.#clause += (entry.value * boost * turn * this.#weight) / times ** 2;
    this.#forget();
    const [first, last] = [matched[0], matched.at(-1)];
    if (first && last) this.spans.push({ start: first.start, end: last.end });
  }
}

/** Words and phrases with a sentiment, matched longest first: "not worth it" before "worth it". */
export class Lexicon {
  readonly #byKey = new Map<string, Entry[]>();

  constructor(...files: readonly LexiconData[]) {
    for (const file of files) {
      for (const [value, phrases] of Object.entries(file.feelings))
        this.#add('sentiment', Number(value), phrases);
      for (const [value, words] of Object.entries(file.boosters ?? {}))
        this.#add('booster', Number(value), words);
      this.#add('negation', 0, file.negations ?? []);
      this.#add('contrast', 0, file.contrasts ?? []);
      this.#add('question', 0, file.questions ?? []);
    }
    for (const entries of this.#byKey.values()) {
      entries.sort((a, b) => b.words.length - a.words.length || length(b) - length(a));
    }
  }

  #add(kind: Entry['kind'], value: number, phrases: readonly string[]): void {
    for (const phrase of phrases) {
      const words = wordsOf(phrase);
      const key = keyOf(words[0] ?? '');
      const entries = this.#byKey.get(key) ?? [];
      this.#byKey.set(key, [...entries, { words, kind, value }]);
    }
  }

  /** Sums the sentiment of a text's tokens. */
  read(list: readonly Token[]): Reading {
    const reader = new TextReader();
    for (let at = 0; at < list.length; ) {
      const entry = this.#longestAt(list, at);
      if (entry) reader.add(entry, at, list.slice(at, at + entry.words.length));
      else if (list[at]?.kind === 'stop') reader.endClause();
      at += entry?.words.length ?? 1;
    }
    return reader;
  }

  #longestAt(list: readonly Token[], at: number): Entry | undefined {
    const entries = this.#byKey.get(keyOf(list[at]?.text ?? ''));
    return entries?.find(entry =>
      entry.words.every((word, index) => fits(list[at + index]?.text ?? '', word)),
    );
  }
}
