import type { Glyph, GlyphRow } from './glyphs.ts';
import { How, type Path } from './path.ts';
import { WordBorders } from './segment.ts';

/** A row with what is known of it as a whole. */
export interface Line extends GlyphRow {
  readonly borders: WordBorders;
  readonly letters: { readonly latin: number; readonly cyrillic: number; readonly han: number };
}

export function lineOf(row: GlyphRow): Line {
  const letters = { latin: 0, cyrillic: 0, han: 0 };
  for (const { script, kind } of row.glyphs) {
    if (kind === 'han') letters.han++;
    else if (script !== 'other') letters[script]++;
  }
  return { ...row, borders: new WordBorders(row), letters };
}

export const isWordAt = (line: Pick<Line, 'glyphs'>, at: number): boolean => line.glyphs[at]?.kind === 'word';
export const isHanAt = (line: Line, at: number): boolean => line.glyphs[at]?.kind === 'han';

/** Whether something stands between characters of a match. */
export function hasGaps(path: Path): boolean {
  for (let at = 1; at < path.length; at++) if ((path.from[at] ?? 0) > (path.to[at - 1] ?? 0)) return true;
  return false;
}

/** The parts of a match that stand together, as [from, to) in its path; gaps of the phrase itself are no part. */
export function piecesOf(path: Path): (readonly [number, number])[] {
  const pieces: [number, number][] = [];
  for (let at = 0; at < path.length; at++) {
    const last = pieces.at(-1);
    if (path.how[at] === How.Gap || path.how[at] === How.Left) continue;
    if (last && last[1] === at && path.to[at - 1] === path.from[at]) last[1] = at + 1;
    else pieces.push([at, at + 1]);
  }
  return pieces;
}

/** The gaps inside of words, each as what stands in it. */
export function gapsOf(path: Path, line: Line): Glyph[][] {
  const gaps: Glyph[][] = [];
  for (let at = 1; at < path.length; at++) {
    const from = path.to[at - 1] ?? 0;
    const to = path.from[at] ?? 0;
    if (to > from) gaps.push(line.glyphs.slice(from, to));
  }
  return gaps;
}
