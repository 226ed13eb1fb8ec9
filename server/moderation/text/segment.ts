import type { GlyphRow } from './glyphs.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Where the words of a text begin and end, in places of its row; found out when first asked. */
export class WordBorders {
  readonly #row: GlyphRow;
  #borders: ReadonlySet<number> | undefined;

  constructor(row: GlyphRow) {
    this.#row = row;
  }

  has(at: number): boolean {
    this.#borders ??= bordersOf(this.#row);
    return this.#borders.has(at);
  }

  /** Whether some word of two characters or more lies within [from, to). */
  hasWordIn(from: number, to: number): boolean {
    for (let at = from; at + 1 < to; at++) if (!this.has(at + 1)) return true;
    return false;
  }
}

function bordersOf({ glyphs }: GlyphRow): ReadonlySet<number> {
  const places = new Map<number, number>();
  let text = '';
  glyphs.forEach(({ plain }, at) => {
    places.set(text.length, at);
    text += plain;
  });
  places.set(text.length, glyphs.length);
  const borders = new Set([0, glyphs.length]);
  for (const { index } of segmenter.segment(text)) {
    const at = places.get(index);
    if (at !== undefined) borders.add(at);
  }
  return borders;
}
