import { accepts } from './accept.ts';
import { type GlyphRow, readGlyphs } from './glyphs.ts';
import { lineOf } from './line.ts';
import type { Path } from './path.ts';
import { addPhrase, emptyTrie, type Phrase, readPhrase, readStarred, type Sought } from './phrase-trie.ts';
import { readTurned } from './plain-text.ts';
import { Walker } from './walk.ts';

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

  /** With wildcards, a star at an end of a word stands for any letters: "idiot*". */
  constructor(phrases: readonly string[] = [], { wildcards = false } = {}) {
    for (const [index, words] of phrases.entries())
      this.add(wildcards ? readStarred(words) : { words }, index);
  }

  /** Adds what is to be looked for; several of one index count as one. */
  add(sought: Sought, index: number): void {
    const phrase = readPhrase(sought, index);
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
    this.#findInRow(readGlyphs(text), isDone, onFound);
    const turned = readTurned(text, 1);
    if (turned) this.#findInRow(turned, isDone, onFound);
  }

  #findInRow(row: GlyphRow, isDone: (phrase: Phrase) => boolean, onFound: OnFound): void {
    const line = lineOf(row);
    const onPath = (phrase: Phrase, path: Path) => {
      if (!isDone(phrase) && accepts(phrase, path, line)) onFound(phrase, placeOf(row, path));
    };
    const walker = new Walker(this.#trie, row, onPath);
    const within = new Walker(this.#open, row, onPath);
    row.glyphs.forEach(({ kind }, at) => {
      const isInWord = kind === 'word' && row.glyphs[at - 1]?.kind === 'word';
      if (kind !== 'space') (isInWord ? within : walker).walkFrom(at);
    });
  }
}

/** Where a match stands in the text as it was written; a row that was turned runs the other way. */
function placeOf({ starts, ends }: GlyphRow, { start, end }: Path): [number, number] {
  const last = Math.max(start, end - 1);
  return [Math.min(starts[start] ?? 0, starts[last] ?? 0), Math.max(ends[start] ?? 0, ends[last] ?? 0)];
}
