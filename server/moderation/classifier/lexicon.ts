import { unmarked } from './fold.ts';

/** The groups of a word list, in the order of their bits. */
export const GROUPS = [
  'insult',
  'hate',
  'threat',
  'sexual',
  'profane',
  'you',
  'go',
  'soft',
  'deal',
  'spam',
] as const;
export type Group = (typeof GROUPS)[number];

/** Words that were looked up before are remembered, up to this many: most of chat is the same few thousand. */
const REMEMBERED = 20_000;
const MIN_STEM = 2;

/** The entries of a word list, each with the group that it stands under; lines with a `#` are comments. */
export function* entriesOf(list: string): Generator<readonly [Group, string]> {
  let group: Group | undefined;
  for (const line of list.split(/\r?\n/)) {
    const named = /^\[(\w+)\]$/.exec(line)?.[1];
    if (named !== undefined) group = GROUPS.find(each => each === named);
    else if (group !== undefined && !line.startsWith('#'))
      for (const entry of line.split(' ')) if (entry) yield [group, entry];
  }
}

/** A list of words by group, each found as a word, by its beginning (`idiot*`) or anywhere in a word (`*fuck*`). */
export class Lexicon {
  readonly #words = new Map<string, number>();
  readonly #stems = new Map<string, number>();
  readonly #parts: [string, number][] = [];
  readonly #byFirst = new Map<string, [string, number][]>();
  readonly #seen = new Map<string, number>();
  #longestStem = 0;

  constructor(text: string) {
    for (const [group, entry] of entriesOf(text)) this.#add(entry, 1 << GROUPS.indexOf(group));
    for (const list of this.#byFirst.values()) list.sort(([a], [b]) => b.length - a.length);
  }

  #add(entry: string, bit: number): void {
    const word = unmarked(entry.toLowerCase().replaceAll('-', ''));
    const merge = (map: Map<string, number>, key: string): unknown => map.set(key, (map.get(key) ?? 0) | bit);
    if (/\p{Script=Han}/u.test(word)) this.#addHan(word, bit);
    else if (word.startsWith('*')) this.#parts.push([word.replaceAll('*', ''), bit]);
    else if (word.endsWith('*') && word.length > MIN_STEM) {
      merge(this.#stems, word.slice(0, -1));
      this.#longestStem = Math.max(this.#longestStem, word.length - 1);
    } else merge(this.#words, word);
  }

  #addHan(word: string, bit: number): void {
    const first = word.charAt(0);
    const list = this.#byFirst.get(first) ?? [];
    const known = list.find(([each]) => each === word);
    if (known) known[1] |= bit;
    else list.push([word, bit]);
    this.#byFirst.set(first, list);
  }

  /** The groups of a word, as bits. */
  groupsOf(word: string): number {
    const known = this.#seen.get(word);
    if (known !== undefined) return known;
    if (this.#seen.size >= REMEMBERED) this.#seen.clear();
    let bits = this.#words.get(word) ?? 0;
    for (let end = Math.min(word.length, this.#longestStem); end >= MIN_STEM; end--)
      bits |= this.#stems.get(word.slice(0, end)) ?? 0;
    for (const [part, bit] of this.#parts) if (word.includes(part)) bits |= bit;
    this.#seen.set(word, bits);
    return bits;
  }

  /** The longest entry in Chinese that stands at this place of a text: its length and groups, or undefined. */
  hanAt(text: string, at: number): readonly [string, number] | undefined {
    return this.#byFirst.get(text.charAt(at))?.find(([word]) => text.startsWith(word, at));
  }
}
