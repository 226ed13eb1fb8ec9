import { bitsIn, bitsThroughout, Is } from '../text/characters.ts';
import { fold } from './fold.ts';
import type { Language } from './language.ts';
import { GROUPS, type Lexicon } from './lexicon.ts';
import { syllableOf, syllablesIn } from './pinyin.ts';
import { SHAPES, type Shape, shapesOf } from './shape.ts';

const MAX_FEATURES = 6000;
/** Of a longer text the first part decides: a line of chat has 500 characters at most. */
const MAX_CHARACTERS = 600;
const MAX_WORD = 24;
const LONGEST_GRAM = 5;
const MAX_SYLLABLES = 4;
/** A Chinese character, or letters that may be how some are said. */
const SAID = /\p{Script=Han}|[a-z]+/gu;
/** Latin words among Chinese characters: `sb主播`. */
const LATIN = /[a-z]+/g;
const TOKEN = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’*$@#%&+.,_()?!-]*|\p{Extended_Pictographic}|[!?.…)(♥]+|\S/gu;
const NOT_LETTERS = /[^\p{L}\p{M}\p{N}ⓛⓝ]/gu;
/** What separates words where a space was left out, or parts of a word that somebody broke up. */
const INNER = /[.,?!()…]+/u;
const SEEN_MASK = 0x3fff;
const CAPITAL_WORD = /(?<!\p{L})\p{Lu}{2,}(?!\p{L})/gu;
const HOST = /(?:https?:\/\/|www\.)([\w.-]+)/gi;
const TRAILING = /[^\p{L}\p{M}\p{N}*$]+$/u;

/** The seeds of the kinds of features, so that a word and a part of a word of the same letters are two features. */
const KIND = {
  word: 11,
  pair: 23,
  skip: 37,
  triple: 41,
  gram: 53,
  mark: 67,
  target: 71,
  sound: 79,
  shapes: 83,
  capital: 89,
  host: 97,
} as const;

const step = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);
function finish(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = step(hash, text.charCodeAt(at));
  return hash;
}
const combine = (kind: number, a: number, b = 0, c = 0): number =>
  finish(step(step(step(step(0x811c9dc5, kind), a), b), c));

/** Places of the features that are not hashed: groups of words, pairs of groups, and the shape of the text. */
const ONCE = 0;
const TWICE = ONCE + GROUPS.length;
const OFTEN = TWICE + GROUPS.length;
const PAIRS = OFTEN + GROUPS.length;
const SHAPE = PAIRS + GROUPS.length ** 2;
export const DENSE = SHAPE + SHAPES.length;
const PLACE_OF = new Map<Shape, number>(SHAPES.map((shape, at) => [shape, SHAPE + at]));

/** The part of a text that decides, folded. */
export const foldStart = (text: string): string => fold(text.slice(0, MAX_CHARACTERS));

const lettersOf = (word: string): string => word.replace(NOT_LETTERS, '');

/** Whether a token is letters and nothing else, as most are: then nothing has to be taken out of it. */
const isPlainWord = (token: string): boolean => (bitsThroughout(token) & Is.letter) !== 0;

/** Reads the features of texts into arrays that it uses again for the next text. */
export class FeatureReader {
  /** Hashes of words, their pairs and triples, and parts of words; the first `count` are the text's. */
  readonly hashed = new Uint32Array(MAX_FEATURES);
  count = 0;
  /** Places of features that are not hashed; the first `denseCount` are the text's. */
  readonly dense = new Uint16Array(DENSE);
  denseCount = 0;
  /** How often each group of the word list was found. */
  readonly groups = new Uint16Array(GROUPS.length);
  readonly #lexicon: Lexicon;
  readonly #hasSounds: boolean;
  readonly #seen = new Uint32Array(SEEN_MASK + 1);
  readonly #seenBy = new Uint32Array(SEEN_MASK + 1);
  #turn = 0;
  #words: number[] = [];
  #marked: number[] = [];

  constructor(lexicon: Lexicon, language: Language) {
    this.#lexicon = lexicon;
    this.#hasSounds = language === 'zh';
  }

  /** Reads a text's features; who has folded its first part already may give that. */
  read(text: string, folded = foldStart(text)): void {
    this.count = 0;
    this.#turn += 1;
    this.denseCount = 0;
    this.groups.fill(0);
    this.#words = [];
    this.#marked = [];
    const raw = text.slice(0, MAX_CHARACTERS);
    for (const [token] of folded.matchAll(TOKEN)) {
      if ((bitsIn(token) & Is.han) !== 0) this.#han(token);
      else this.#token(token);
    }
    this.#sequences();
    this.#soundsOf(folded);
    this.#written(raw);
    this.#denseGroups();
    this.#shape(raw, folded);
  }

  /** Takes a feature, once a text: a word counts no more for being said ten times. */
  #push(hash: number): void {
    const slot = hash & SEEN_MASK;
    if (this.#seen[slot] === hash && this.#seenBy[slot] === this.#turn) return;
    this.#seen[slot] = hash;
    this.#seenBy[slot] = this.#turn;
    if (this.count < MAX_FEATURES) this.hashed[this.count++] = hash;
  }

  #token(token: string): void {
    if (isPlainWord(token)) {
      this.#word(token, token, token);
      return;
    }
    const written = token.replace(TRAILING, '');
    const parts = written.split(INNER);
    if (parts.length === 1) {
      this.#word(written, token, lettersOf(written));
      return;
    }
    for (const part of parts) if (part !== '') this.#word(part, part, lettersOf(part));
    // Somebody broke a word up (`дол..еб`), unless only the space after a full stop is missing.
    if (parts.some(part => part.length < 4)) this.#word(written, written, lettersOf(written));
  }

  #word(written: string, token: string, word: string): void {
    if (word === '') {
      this.#push(combine(KIND.mark, hashOf(token.slice(0, 2))));
      this.#words.push(hashOf(token.slice(0, 2)));
      return;
    }
    const hash = hashOf(word);
    this.#words.push(hash);
    this.#count(
      this.#lexicon.groupsOf(word) | (written === word ? 0 : this.#lexicon.groupsOf(written)),
      hash,
    );
    this.#grams(word);
  }

  /** Parts of a word of two to five letters, with its borders. */
  #grams(word: string): void {
    const padded = ` ${word.slice(0, MAX_WORD)} `;
    for (let from = 0; from < padded.length - 1; from++) {
      let hash = step(0x811c9dc5, KIND.gram);
      const to = Math.min(padded.length, from + LONGEST_GRAM);
      for (let at = from; at < to; at++) {
        hash = step(hash, padded.charCodeAt(at));
        if (at > from) this.#push(finish(hash));
      }
    }
  }

  /** A run of Chinese, which has no words: its characters one to four at a time. */
  #han(run: string): void {
    for (let from = 0; from < run.length; from++) {
      let hash = step(0x811c9dc5, KIND.gram + 1);
      const to = Math.min(run.length, from + 4);
      for (let at = from; at < to; at++) {
        hash = step(hash, run.charCodeAt(at));
        this.#push(finish(hash));
      }
    }
    for (let at = 0; at < run.length; ) {
      const found = this.#lexicon.hanAt(run, at);
      if (found) this.#count(found[1], hashOf(run.slice(at, at + found[0].length)));
      at += found ? found[0].length : 1;
    }
    for (const [word] of run.matchAll(LATIN)) this.#count(this.#lexicon.groupsOf(word), hashOf(word));
  }

  /** How Chinese is said, one to four syllables at a time: the same for characters, for others of the same sound and for Pinyin. */
  #soundsOf(folded: string): void {
    if (!this.#hasSounds) return;
    const sounds: number[] = [];
    for (const [run] of folded.matchAll(SAID)) {
      const syllables = (bitsIn(run) & Is.han) !== 0 ? [syllableOf(run) ?? run] : (syllablesIn(run) ?? [run]);
      for (const syllable of syllables) sounds.push(hashOf(syllable));
    }
    for (let from = 0; from < sounds.length; from++) {
      let hash = step(0x811c9dc5, KIND.sound);
      const to = Math.min(sounds.length, from + MAX_SYLLABLES);
      for (let at = from; at < to; at++) {
        hash = step(hash, sounds[at] as number);
        this.#push(finish(hash));
      }
    }
  }

  #count(bits: number, hash: number): void {
    if (bits === 0) return;
    for (let group = 0; group < GROUPS.length; group++)
      if (bits & (1 << group)) this.groups[group] = (this.groups[group] ?? 0) + 1;
    this.#marked.push(hash);
  }

  #sequences(): void {
    const words = this.#words;
    for (let at = 0; at < words.length; at++) {
      const [word = 0, next, second] = [words[at], words[at + 1], words[at + 2]];
      this.#push(combine(KIND.word, word));
      if (next !== undefined) this.#push(combine(KIND.pair, word, next));
      if (second !== undefined) {
        this.#push(combine(KIND.skip, word, second));
        this.#push(combine(KIND.triple, word, next, second));
      }
    }
    const marked = this.#marked;
    for (let at = 0; at < Math.min(marked.length, 12); at++)
      for (let other = at + 1; other < Math.min(marked.length, 12); other++)
        this.#push(combine(KIND.target, marked[at] ?? 0, marked[other]));
  }

  #denseGroups(): void {
    for (let group = 0; group < GROUPS.length; group++) {
      const found = this.groups[group] ?? 0;
      if (found === 0) continue;
      this.#dense(ONCE + group);
      if (found > 1) this.#dense(TWICE + group);
      if (found > 2) this.#dense(OFTEN + group);
      for (let other = group + 1; other < GROUPS.length; other++)
        if (this.groups[other]) this.#dense(PAIRS + group * GROUPS.length + other);
    }
  }

  #dense(place: number): void {
    this.dense[this.denseCount++] = place;
  }

  /** What the text looks like, and each two of it together: a link is one thing, a link and a sum of money another. */
  #shape(raw: string, folded: string): void {
    const first = this.denseCount;
    shapesOf(raw, folded, this.#words.length, shape => this.#dense(PLACE_OF.get(shape) ?? SHAPE));
    for (let at = first; at < this.denseCount; at++)
      for (let other = first; other < at; other++)
        this.#push(combine(KIND.shapes, this.dense[at] ?? 0, this.dense[other]));
  }

  /** Words in capitals, which folding makes small, and the parts of a link's host. */
  #written(raw: string): void {
    if ((bitsIn(raw) & Is.upper) !== 0)
      for (const [word] of raw.matchAll(CAPITAL_WORD)) this.#push(combine(KIND.capital, hashOf(word)));
    if (raw.includes('/') || raw.includes('www'))
      for (const [, host = ''] of raw.matchAll(HOST))
        for (const part of host.toLowerCase().split('.')) this.#push(combine(KIND.host, hashOf(part)));
  }
}
