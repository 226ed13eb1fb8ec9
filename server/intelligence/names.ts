import { distance } from 'fastest-levenshtein';
import ordinary from '../../assets/lexicons/ordinary.json' with { type: 'json' };
import { fold } from './text.ts';

/** Endings of Russian nouns and adjectives as `fold` leaves them (`й` is `и`), longest first. */
const RUSSIAN_ENDINGS =
  'иями ами ями ого его ому ему ыми ими иях ах ях ов ев еи ом ем ои ам ям ых их ую юю ая яя ое ее ые ие ыи ии ии ю у а я ы и е о ь'
    .split(' ')
    .sort((a, b) => b.length - a.length);
const SHORTEST_STEM = 3;

/** Shorter words are too close to too many others to be forgiven a slip. */
const TYPO_LENGTH = 6;
const TWO_TYPOS_LENGTH = 9;
const MAX_REMEMBERED = 5000;

function russianStem(word: string): string {
  const ending = RUSSIAN_ENDINGS.find(each => word.endsWith(each));
  return ending && word.length - ending.length >= SHORTEST_STEM ? word.slice(0, -ending.length) : word;
}

function englishStem(word: string): string {
  if (word.length <= 3 || /(?:ss|us|is)$/.test(word)) return word;
  if (/(?:ch|sh|x|ss)es$/.test(word)) return word.slice(0, -2);
  return word.replace(/ies$/, 'y').replace(/s$/, '');
}

/** A folded word without its number or case: `наушников` and `наушники` meet, and `mugs` and `mug`. */
export function stem(word: string): string {
  if (/\p{N}/u.test(word)) return word;
  return /^\p{Script=Cyrillic}/u.test(word) ? russianStem(word) : englishStem(word);
}

const stems = (words: readonly string[]): ReadonlySet<string> =>
  new Set(words.map(fold).flatMap(word => [word, stem(word)]));
const ORDINARY = stems(ordinary.ordinary);
const LOOKALIKES = stems(ordinary.lookalikes);
const POINTERS: ReadonlySet<string> = new Set(ordinary.pointers);

/** Whether a word mostly means something else than a product: "watch" in "I watch every show". */
export const isOrdinary = (word: string): boolean => ORDINARY.has(word);

/** Whether a word points at the thing that is named next: "the", "this", "want". */
export const isPointer = (word: string): boolean => POINTERS.has(word);

/** Whether one word is the other with a slip or two: a letter missing, doubled, wrong, or two that changed places. */
function isSlip(word: string, name: string): boolean {
  const length = Math.min(word.length, name.length);
  if (length < TYPO_LENGTH || Math.abs(word.length - name.length) > 2) return false;
  const slips = distance(word, name);
  if (slips <= 1 || (slips === 2 && length >= TWO_TYPOS_LENGTH)) return true;
  return slips === 2 && [...word].sort().join('') === [...name].sort().join('');
}

/** The words that products are named with, and what a word of chat means among them. */
export class Vocabulary {
  readonly #words = new Set<string>();
  readonly #byInitial = new Map<string, string[]>();
  /** People misspell the same words; looking through thousands of names each time would be a waste. */
  readonly #remembered = new Map<string, string>();

  add(word: string): void {
    if (this.#words.has(word)) return;
    this.#words.add(word);
    const initial = word.slice(0, 1);
    const words = this.#byInitial.get(initial) ?? [];
    words.push(word);
    this.#byInitial.set(initial, words);
  }

  /** The name's word that a folded word of chat stands for; its own stem where it is none. */
  meaning(word: string): string {
    const own = stem(word);
    if (this.#words.has(own) || own.length < TYPO_LENGTH - 1 || !/^\p{L}+$/u.test(own)) return own;
    const known = this.#remembered.get(own);
    if (known !== undefined) return known;
    const meant = this.#guess(own);
    if (this.#remembered.size >= MAX_REMEMBERED) this.#remembered.clear();
    this.#remembered.set(own, meant);
    return meant;
  }

  /** People slip inside a word, hardly ever at its first letter: "handle" is no misspelt candle. */
  #guess(word: string): string {
    if (ORDINARY.has(word) || LOOKALIKES.has(word)) return word;
    const close = (this.#byInitial.get(word.slice(0, 1)) ?? []).filter(name => isSlip(word, name));
    return close.sort((a, b) => distance(word, a) - distance(word, b))[0] ?? word;
  }
}
