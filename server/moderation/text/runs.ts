import { CYRILLIC_DRAWINGS, LATIN_DRAWINGS, TRANSLITERATIONS } from './letters.ts';
import { WHOLES } from './split-characters.ts';

/** Characters that are read together as others. */
export interface Run {
  readonly characters: readonly string[];
  readonly read: string;
}

type Runs = ReadonlyMap<string, readonly Run[]>;

const NONE: readonly Run[] = [];

function byFirst(pairs: Iterable<readonly [string, string]>): Runs {
  const runs = new Map<string, Run[]>();
  for (const [written, read] of pairs) {
    const characters = [...written];
    const first = characters[0] ?? '';
    runs.set(first, [...(runs.get(first) ?? []), { characters, read }]);
  }
  return runs;
}

const DRAWN = byFirst([...Object.entries(LATIN_DRAWINGS), ...Object.entries(CYRILLIC_DRAWINGS)]);
const SPLIT = byFirst(WHOLES);
const SOUNDS = byFirst(
  Object.entries(TRANSLITERATIONS).flatMap(([latin, all]) => all.map(each => [latin, each] as const)),
);

/** Letters drawn by several signs, of which this is the first. */
export const drawnFrom = (character: string): readonly Run[] => DRAWN.get(character) ?? NONE;
/** Chinese characters written as their parts, of which this is the first. */
export const splitFrom = (character: string): readonly Run[] => SPLIT.get(character) ?? NONE;
/** Cyrillic letters for Latin ones, of which this is the first. */
export const soundingFrom = (character: string): readonly Run[] => SOUNDS.get(character) ?? NONE;
