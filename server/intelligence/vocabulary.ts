import { distance } from 'fastest-levenshtein';
import ordinary from '../../assets/lexicons/ordinary.json' with { type: 'json' };
import { fold } from './tokens.ts';

/** Endings of Russian nouns and adjectives after `fold` (`й` is `и`), longest first. */
const RUSSIAN_ENDINGS =
  'иями ами ями ого его ому ему ыми ими иях ах ях ов ев еи ом ем ои ам ям ых их ую юю ая яя ое ее ые ие ыи ии ии ю у а я ы и е о ь'
    .split(' ')
    .sort((a, b) => b.length - a.length);
const SHORTEST_STEM = 3;

/** Shorter words are too similar to too many others for matching with typos. */
const TYPO_LENGTH = 6;
const TWO_TYPOS_LENGTH = 9;
const MAX_CORRECTIONS = 5000;

function russianStem(word: string): string {
  const ending = RUSSIAN_ENDINGS.find(each => word.endsWith(each));
  return ending && word.length - ending.length >= SHORTEST_STEM ? word.slice(0, -ending.length) : word;
}

function englishStem(word: string): string {
  if (word.length <= 3 || /(?:ss|us|is)$/.test(word)) return word;
  if (/(?:ch|sh|x|ss)es$/.test(word)) return word.slice(0, -2);
  return word.replace(/ies$/, 'y').replace(/s$/, '');
}

/** The stem of a folded word, without its number or case: the same for `наушников` and `наушники`, `mugs` and `mug`. */
export function stem(word: string): string {
  if (/\p{N}/u.test(word)) return word;
  return /^\p{Script=Cyrillic}/u.test(word) ? russianStem(word) : englishStem(word);
}

const stems = (words: readonly string[]): ReadonlySet<string> =>
  new Set(words.map(fold).flatMap(word => [word, stem(word)]));
const ORDINARY = stems(ordinary.ordinary);
const LOOKALIKES = stems(ordinary.lookalikes);
const DETERMINERS: ReadonlySet<string> = new Set(ordinary.pointers);

/** Whether a word mostly means something other than a product: "watch" in "I watch every show". */
export const isOrdinary = (word: string): boolean => ORDINARY.has(word);

/** Whether a word announces a noun: "the", "this", "want". */
export const isDeterminer = (word: string): boolean => DETERMINERS.has(word);

/** Whether one word is the other with one or two typos: a letter missing, doubled or wrong, or two swapped. */
function isTypo(word: string, name: string): boolean {
  const length = Math.min(word.length, name.length);
  if (length < TYPO_LENGTH || Math.abs(word.length - name.length) > 2) return false;
  const typos = distance(word, name);
  if (typos <= 1 || (typos === 2 && length >= TWO_TYPOS_LENGTH)) return true;
  return typos === 2 && [...word].sort().join('') === [...name].sort().join('');
}

/** The words of product names, and which of them a word of chat means. */
export class Vocabulary {
  readonly #words = new Set<string>();
  readonly #byInitial = new Map<string, string[]>();
  /** Cached corrections: people make the same typos, and there may be thousands of names. */
  readonly #corrections = new Map<string, string>();

  add(word: string): void {
    if (this.#words.has(word)) return;
    this.#words.add(word);
    const initial = word.slice(0, 1);
    const words = this.#byInitial.get(initial) ?? [];
    words.push(word);
    this.#byInitial.set(initial, words);
  }

  /** The stem of the name's word that a folded word of chat means; the word's own stem where there is none. */
  meaning(word: string): string {
    const own = stem(word);
    if (this.#words.has(own) || own.length < TYPO_LENGTH - 1 || !/^\p{L}+$/u.test(own)) return own;
    const known = this.#corrections.get(own);
    if (known !== undefined) return known;
    const corrected = this.#correct(own);
    if (this.#corrections.size >= MAX_CORRECTIONS) this.#corrections.clear();
    this.#corrections.set(own, corrected);
    return corrected;
  }

  /** Typos are hardly ever at a word's first letter: "handle" is no misspelt candle. */
  #correct(word: string): string {
    if (ORDINARY.has(word) || LOOKALIKES.has(word)) return word;
    const close = (this.#byInitial.get(word.slice(0, 1)) ?? []).filter(name => isTypo(word, name));
    return close.sort((a, b) => distance(word, a) - distance(word, b))[0] ?? word;
  }
}
