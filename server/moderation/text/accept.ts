import { isChineseWord, isDisguisedChinese } from './accept-chinese.ts';
import { isDisguisedWord } from './accept-word.ts';
import { hasGaps, isWordAt, type Line } from './line.ts';
import { How, type Path } from './path.ts';
import type { Phrase } from './phrase-trie.ts';

/** Whether a way of reading a phrase is one that people would take, and not what harmless words happen to allow. */
export function accepts(phrase: Phrase, path: Path, line: Line): boolean {
  if (!standsAlone(phrase, path, line)) return false;
  if (isPlain(path)) return phrase.script !== 'han' || isChineseWord(path, line, phrase.isOpen);
  if (phrase.length < leastDisguised(phrase)) return false;
  if (phrase.script === 'han') return isDisguisedChinese(phrase, path, line);
  return isDisguisedWord(phrase, path, line);
}

/** Shorter phrases are found only where they are written plainly. */
const leastDisguised = ({ script }: Phrase): number => (script === 'han' ? 2 : 3);

/** Whether a way through one word may be accepted, whatever words stand around it. */
export function mayAccept(phrase: Phrase, path: Path, word: Pick<Line, 'glyphs'>): boolean {
  if (!standsAlone(phrase, path, word)) return false;
  if (isPlain(path)) return true;
  // A first letter alone says nothing: the characters themselves must stand beside it.
  return phrase.length >= leastDisguised(phrase) && path.count(How.Same) >= path.count(How.Initial);
}

/** No letter before or after that would make it a part of a longer word; Chinese has other borders. */
function standsAlone({ isOpen, endings }: Phrase, { start, end }: Path, line: Pick<Line, 'glyphs'>): boolean {
  const first = line.glyphs[start];
  const last = line.glyphs[end - 1];
  // A sign that is a letter here is part of its word; one that is itself in a phrase needs no borders.
  if (!isOpen.before && first?.kind === 'word' && isWordAt(line, start - 1)) return false;
  if (endings) return endings.has(wordFrom(line, end));
  return isOpen.after || !(last?.kind === 'word' && isWordAt(line, end));
}

/** The letters from a place up to the end of the word. */
function wordFrom(line: Pick<Line, 'glyphs'>, from: number): string {
  let letters = '';
  for (let at = from; isWordAt(line, at); at++) letters += line.glyphs[at]?.plain;
  return letters;
}

function isPlain(path: Path): boolean {
  for (let at = 0; at < path.length; at++) {
    const how = path.how[at];
    const width = (path.to[at] ?? 0) - (path.from[at] ?? 0);
    if (!(how === How.Same && width === 1) && !(how === How.Gap && width > 0)) return false;
  }
  return !hasGaps(path);
}
