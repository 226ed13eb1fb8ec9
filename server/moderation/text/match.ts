import { accepts, mayAccept } from './accept.ts';
import { type Glyph, type GlyphRow, readGlyphs } from './glyphs.ts';
import { type Line, lineOf } from './line.ts';
import type { Path } from './path.ts';
import { addPhrase, emptyTrie, type Phrase, readPhrase, readStarred, type Sought } from './phrase-trie.ts';
import { readTurned, tokensOf } from './plain-text.ts';
import { type OnPath, type Rest, Walker } from './walk.ts';

const MAX_REMEMBERED = 20_000;
const LONGEST_REMEMBERED = 24;

/** A phrase that was found, and the part of the text as it was written: [from, to) in UTF-16 units. */
export interface Found {
  /** The place of the phrase in the list. */
  readonly index: number;
  readonly at: [from: number, to: number];
}

type OnFound = (phrase: Phrase, at: Found['at']) => void;

/** Phrases made ready to be looked for in many texts. */
export class PhraseMatcher {
  readonly #trie = emptyTrie();
  /** Those that may begin within a word: few, so that most places of a text cost little. */
  readonly #open = emptyTrie();
  readonly #walkers: Walkers = { first: new Walker(this.#trie), within: new Walker(this.#open) };
  /** What words that were looked at before leave open; nothing for those in which a phrase is. */
  readonly #rests = new Map<string, Rest | undefined>();

  /** With wildcards, a star at an end of a word stands for any letters: "idiot*". */
  constructor(phrases: readonly string[] = [], { wildcards = false } = {}) {
    for (const [index, words] of phrases.entries())
      this.add(wildcards ? readStarred(words) : { words }, index);
  }

  /** Adds what is to be looked for; several of one index count as one. */
  add(sought: Sought, index: number): void {
    const phrase = readPhrase(sought, index);
    this.#rests.clear();
    addPhrase(this.#trie, phrase);
    if (phrase.isOpen.before) addPhrase(this.#open, phrase);
  }

  /**
   * All phrases that a reader finds in a text, each where it stands first, in the order of the list.
   * @param counts whether a place counts; a phrase is looked for further where its first place does not
   */
  find(text: string, counts: (at: Found['at']) => boolean = () => true): Found[] {
    const found = new Map<number, Found>();
    this.#findIn(
      text,
      ({ index }) => found.has(index),
      ({ index }, at) => {
        if (counts(at)) found.set(index, { index, at });
      },
    );
    return [...found.values()].sort((a, b) => a.index - b.index);
  }

  /** Every place of every phrase. */
  findAll(text: string): Found[] {
    const found: Found[] = [];
    this.#findIn(
      text,
      () => false,
      ({ index }, at) => found.push({ index, at }),
    );
    return found;
  }

  #findIn(text: string, isDone: (phrase: Phrase) => boolean, onFound: OnFound): void {
    const row = readGlyphs(text);
    const inRow = (each: GlyphRow, isInert: (from: number, to: number) => boolean) => {
      let line: Line | undefined;
      const onPath: OnPath = (phrase, path) => {
        if (isDone(phrase)) return;
        line ??= lineOf(each);
        if (accepts(phrase, path, line)) onFound(phrase, placeOf(each, path));
      };
      for (const [from, to] of tokensOf(each))
        if (!isInert(from, to)) walk(this.#walkers, each.glyphs, [from, to], onPath);
    };
    inRow(row, (from, to) => this.#isInert(text, row, from, to));
    const turned = readTurned(text, 1);
    if (turned) inRow(turned, () => false);
  }

  /** Whether no phrase begins in a word, given what comes after it. So it is with most words of a chat, and they come again. */
  #isInert(text: string, row: GlyphRow, from: number, to: number): boolean {
    const rest = this.#restOf(text, row, from, to);
    if (!rest || rest.mayGap) return false;
    // A space comes next, and then what may be read on where a word is written apart.
    const next = row.glyphs[to + 1];
    if (!next || (rest.bits | rest.soundBits) === 0) return true;
    return next.isSolid && ((rest.bits & next.bits) | (rest.soundBits & next.soundBits)) === 0;
  }

  #restOf(text: string, { glyphs, starts, ends }: GlyphRow, from: number, to: number): Rest | undefined {
    const word = text.slice(starts[from], ends[to - 1]);
    if (word.length > LONGEST_REMEMBERED) return undefined;
    const known = this.#rests.get(word);
    if (known || this.#rests.has(word)) return known;
    let isFound = false;
    const row = { glyphs: glyphs.slice(from, to) };
    walk(this.#walkers, row.glyphs, [0, to - from], (phrase, path) => {
      isFound ||= mayAccept(phrase, path, row);
    });
    const { first, within } = this.#walkers;
    const rest = {
      bits: first.rest.bits | within.rest.bits,
      soundBits: first.rest.soundBits | within.rest.soundBits,
      mayGap: first.rest.mayGap || within.rest.mayGap,
    };
    if (this.#rests.size >= MAX_REMEMBERED) this.#rests.clear();
    this.#rests.set(word, isFound ? undefined : rest);
    return isFound ? undefined : rest;
  }
}

interface Walkers {
  readonly first: Walker;
  readonly within: Walker;
}

/** Walks from every place of a row's part at which a phrase may begin. */
function walk(
  { first, within }: Walkers,
  glyphs: readonly Glyph[],
  [from, to]: readonly [number, number],
  onPath: OnPath,
): void {
  first.begin(glyphs, onPath);
  within.begin(glyphs, onPath);
  for (let at = from; at < to; at++) {
    const isInWord = glyphs[at]?.kind === 'word' && glyphs[at - 1]?.kind === 'word';
    (isInWord ? within : first).walkFrom(at);
  }
}

/** Where a match stands in the text as it was written; a row that was turned runs the other way. */
function placeOf({ starts, ends }: GlyphRow, { start, end }: Path): [number, number] {
  const last = Math.max(start, end - 1);
  return [Math.min(starts[start] ?? 0, starts[last] ?? 0), Math.max(ends[start] ?? 0, ends[last] ?? 0)];
}
