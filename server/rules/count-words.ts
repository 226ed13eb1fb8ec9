import {
  LEAST_KEPT,
  LEAST_LIFT,
  LEAST_PEOPLE,
  LEAST_SHARE,
  MAX_SUGGESTED,
  type SuggestedWord,
} from '../../shared/rules/suggested-word.ts';

/** A line as far as its words matter. */
export interface Line {
  readonly personId: string;
  readonly text: string;
}

const MAX_WORDS_IN_LINE = 60;
const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' });
/** Links, addresses and whom a line calls are no words of a language. */
const NAMES = /(?:https?:\/\/|www\.)\S+|\S*@\S+/giu;

/** The words of a line that could make a rule, each once. */
export function wordsIn(text: string): Set<string> {
  const words = new Set<string>();
  const line = text.normalize('NFKC').toLowerCase().replace(NAMES, ' ');
  for (const { segment, isWordLike } of SEGMENTER.segment(line)) {
    if (words.size === MAX_WORDS_IN_LINE) break;
    const isLong = [...segment].length >= (/\p{Script=Han}/u.test(segment) ? 2 : 3);
    // A number of three digits or more is a price, a phone or an order.
    if (isWordLike && isLong && !/\d{3}/.test(segment)) words.add(segment);
  }
  return words;
}

/** The lower bound of Wilson's 95 % interval for a share. */
function leastShare(hits: number, of: number): number {
  const z = 1.96;
  const share = hits / of;
  const middle = share + z ** 2 / (2 * of);
  const spread = z * Math.sqrt((share * (1 - share) + z ** 2 / (4 * of)) / of);
  return (middle - spread) / (1 + z ** 2 / of);
}

interface Counted {
  deleted: number;
  readonly people: Set<string>;
}

/** Words by how many of some lines have them, and whose those are. */
function countWords(lines: Iterable<Line>): Map<string, Counted> {
  const counted = new Map<string, Counted>();
  for (const { personId, text } of lines)
    for (const word of wordsIn(text)) {
      const known = counted.get(word) ?? { deleted: 0, people: new Set<string>() };
      known.deleted += 1;
      known.people.add(personId);
      counted.set(word, known);
    }
  return counted;
}

/** Counts the lines that stayed, and in how many of them each of some words stands. */
export class KeptWords {
  readonly #counts: Map<string, number>;
  #lines = 0;

  constructor(words: Iterable<string>) {
    this.#counts = new Map([...words].map(word => [word, 0]));
  }

  get lines(): number {
    return this.#lines;
  }

  add(text: string): void {
    this.#lines += 1;
    for (const word of wordsIn(text)) {
      const count = this.#counts.get(word);
      if (count !== undefined) this.#counts.set(word, count + 1);
    }
  }

  of(word: string): number {
    return this.#counts.get(word) ?? 0;
  }
}

/** Words that several people's deleted lines have; which of them are suggested depends on the lines that stayed. */
export class Candidates {
  readonly #deletedLines: number;
  readonly #counted: ReadonlyMap<string, Counted>;

  constructor(deleted: readonly Line[]) {
    this.#deletedLines = deleted.length;
    const all = [...countWords(deleted)];
    this.#counted = new Map(all.filter(([, { people }]) => people.size >= LEAST_PEOPLE));
  }

  get words(): Iterable<string> {
    return this.#counted.keys();
  }

  /** The words that are suggested, the most telling first, as `shared/rules/suggested-word.ts` says. */
  against(kept: KeptWords, isWanted: (word: string) => boolean): SuggestedWord[] {
    if (kept.lines < LEAST_KEPT) return [];
    return [...this.#counted]
      .map(([words, { deleted, people }]) => {
        const stayed = kept.of(words);
        const share = leastShare(deleted, deleted + stayed);
        const lift = (deleted + 0.5) / (this.#deletedLines + 1) / ((stayed + 0.5) / (kept.lines + 1));
        return { words, deleted, people: people.size, kept: stayed, share, lift };
      })
      .filter(({ share, lift, words }) => share >= LEAST_SHARE && lift >= LEAST_LIFT && isWanted(words))
      .sort((a, b) => b.deleted * b.share - a.deleted * a.share)
      .slice(0, MAX_SUGGESTED)
      .map(({ share: _share, lift: _lift, ...word }) => word);
  }
}
