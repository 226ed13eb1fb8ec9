import { soundsOf } from '../text/sounds.ts';

/** The syllables of Mandarin without tones, as their ends by what they begin with; "ü" is `v`. */
const ENDS: Readonly<Record<string, string>> = {
  '': 'a ai an ang ao e ei en eng er o ou',
  b: 'a ai an ang ao ei en eng i ian iao ie in ing o u',
  p: 'a ai an ang ao ei en eng i ian iao ie in ing o ou u',
  m: 'a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u',
  f: 'a an ang ei en eng o ou u',
  d: 'a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo',
  t: 'a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo',
  n: 'a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve',
  l: 'a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo v ve',
  g: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  k: 'a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo',
  h: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  j: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  q: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  x: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  zh: 'a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo',
  ch: 'a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo',
  sh: 'a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo',
  r: 'an ang ao e en eng i ong ou u uan ui un uo',
  z: 'a ai an ang ao e ei en eng i ong ou u uan ui un uo',
  c: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  s: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  y: 'a an ang ao e i in ing ong ou u uan ue un',
  w: 'a ai an ang ei en eng o u',
};
const SYLLABLES: ReadonlySet<string> = new Set(
  Object.entries(ENDS).flatMap(([start, ends]) => ends.split(' ').map(end => start + end)),
);
const LONGEST = 6;
/** A run of letters that is longer is no row of syllables that somebody wrote. */
const MAX_RUN = 80;

/** Splits letters into syllables, the longest first as far as the rest can be split too; nothing where they can't be. */
export function syllablesIn(letters: string): readonly string[] | undefined {
  if (letters.length > MAX_RUN) return undefined;
  const failed = new Set<number>();
  const found: string[] = [];
  const splitFrom = (from: number): boolean => {
    if (from === letters.length) return true;
    if (failed.has(from)) return false;
    for (let to = Math.min(letters.length, from + LONGEST); to > from; to--) {
      const syllable = letters.slice(from, to);
      if (!SYLLABLES.has(syllable)) continue;
      found.push(syllable);
      if (splitFrom(to)) return true;
      found.pop();
    }
    failed.add(from);
    return false;
  };
  return splitFrom(0) ? found : undefined;
}

const LATIN_RUN = /[a-z]+/g;
const LEAST_SYLLABLES = 2;
/** How many of the words may be something else, such as names of brands. */
const OTHERS = 0.2;
/** Words that were looked at before, with how many syllables they are; none where they can't be split. */
const known = new Map<string, number>();
const MAX_KNOWN = 20_000;

function syllableCount(word: string): number {
  const found = known.get(word);
  if (found !== undefined) return found;
  const count = syllablesIn(word)?.length ?? 0;
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(word, count);
  return count;
}

/** Whether a folded line in Latin letters may be Chinese as it is said, and not only a word that looks so. */
export function mayBePinyin(folded: string): boolean {
  const words = folded.match(LATIN_RUN) ?? [];
  const mostOthers = words.length * OTHERS;
  let [syllables, others] = [0, 0];
  for (const word of words) {
    const count = syllableCount(word);
    if (count === 0 && ++others > mostOthers) return false;
    syllables += count;
  }
  return syllables >= LEAST_SYLLABLES;
}

/** How a Chinese character is said, as far as it is known. */
export const syllableOf = (character: string): string | undefined => soundsOf(character)[0];
