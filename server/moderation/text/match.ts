import { accepts } from './accept.ts';
import { type GlyphRow, readGlyphs } from './glyphs.ts';
import { lineOf } from './line.ts';
import type { Path } from './path.ts';
import { buildTrie, type Phrase, type PhraseTrie, readPhrases } from './phrase-trie.ts';
import { readTurned } from './plain-text.ts';
import { Walker } from './walk.ts';

/** A phrase that was found, and the part of the text as it was written: [from, to) in UTF-16 units. */
export interface Found {
  /** The place of the phrase in the list. */
  readonly index: number;
  readonly at: [from: number, to: number];
}

/** Phrases made ready to be looked for in many texts. */
export class PhraseMatcher {
  readonly #trie: PhraseTrie;
  /** Those that may begin within a word: few, so that most places of a text cost little. */
  readonly #open: PhraseTrie;

  /** With wildcards, a star at an end of a word stands for any letters: "idiot*". */
  constructor(phrases: readonly string[], { wildcards = false } = {}) {
    const all = readPhrases(phrases, wildcards);
    this.#trie = buildTrie(all);
    this.#open = buildTrie(all.filter(({ isOpen }) => isOpen.before));
  }

  /** All phrases that a reader finds in a text, each where it stands first, in the order of the list. */
  find(text: string): Found[] {
    const found = new Map<number, Found>();
    this.#findIn(readGlyphs(text), found);
    const turned = readTurned(text, 1);
    if (turned) this.#findIn(turned, found);
    return [...found.values()].sort((a, b) => a.index - b.index);
  }

  #findIn(row: GlyphRow, found: Map<number, Found>): void {
    const line = lineOf(row);
    const onPath = (phrase: Phrase, path: Path) => {
      if (found.has(phrase.index) || !accepts(phrase, path, line)) return;
      found.set(phrase.index, { index: phrase.index, at: placeOf(row, path) });
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
