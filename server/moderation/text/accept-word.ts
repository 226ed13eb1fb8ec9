import type { Glyph } from './glyphs.ts';
import { gapsOf, hasGaps, isWordAt, type Line, piecesOf } from './line.ts';
import { How, type Path } from './path.ts';
import type { Phrase } from './phrase-trie.ts';

/** Letters that words have doubled; of any other letter two in a row are drawn out already. */
const DOUBLED = /[bcdefglmnoprstzнслмпктрфбвеи]/u;
const VOWEL = /[aeiouyаеиоуыэюя]/u;
/** Words of one consonant. */
const SHORT_WORDS = /^[вксжб]$/u;
/** Signs that stand between words without a space often enough: only a gap after each letter is a disguise then. */
const PUNCTUATION = /[,:;?'’`"&()/!]/u;
/** Signs that part even a word of three letters. */
const SHORT_GAP = /[*_~+^|•]/u;
/** Signs that a word does not begin or end with as with a letter. */
const NOT_FIRST = /[(<#+!|]/u;
const NOT_LAST = /[(<#+!]/u;
/** Whether a word of letters that is not written plainly is a disguise. */
export function isDisguisedWord(phrase: Phrase, path: Path, line: Line): boolean {
  return (
    areGapsDisguise(phrase, path, line) &&
    areSigns(path, line) &&
    areMasks(phrase, path, line) &&
    areStretches(phrase, path, line) &&
    areLetters(phrase, path, line)
  );
}

function areGapsDisguise(phrase: Phrase, path: Path, line: Line): boolean {
  const gaps = gapsOf(path, line);
  if (gaps.length === 0) return true;
  const pieces = piecesOf(path);
  if (pieces.every(([from, to]) => to - from === 1) && pieces.length >= 3) {
    const [first = []] = gaps;
    return gaps.every(({ length }) => length === first.length) && !isInSpelledRun(phrase, path, line, first);
  }
  const signs = gaps.flat().filter(({ kind }) => kind !== 'space');
  // Faces are written with them: ":D", ";p".
  if (signs.some(({ plain }) => /[:;]/.test(plain))) return false;
  const isOpen = gaps.some(gap => gap.some(({ kind, plain }) => kind === 'space' || PUNCTUATION.test(plain)));
  if (phrase.length < 4)
    return gaps.length === 1 && gaps[0]?.every(({ plain }) => SHORT_GAP.test(plain)) === true;
  if (!isOpen) return true;
  if (gaps.length > 1 || signs.length > 1) return false;
  return pieces.some(piece => isNoWord(piece, path, line));
}

/** Whether a piece of a word can't be a word: without a vowel, and none of the words of one letter. */
function isNoWord([from, to]: readonly [number, number], path: Path, line: Line): boolean {
  const text = line.glyphs
    .slice(path.from[from], path.to[to - 1])
    .map(({ plain }) => plain)
    .join('');
  const before = line.glyphs[(path.from[from] ?? 0) - 1];
  return !VOWEL.test(text) && !SHORT_WORDS.test(text) && !(before && /['’]/.test(before.plain));
}

/** Whether letters parted by such gaps go on before or after: "a s s" in "c l a s s". Long words count nevertheless. */
function isInSpelledRun(phrase: Phrase, { start, end }: Path, line: Line, gap: readonly Glyph[]): boolean {
  if (phrase.length >= 4) return false;
  const isSingle = (at: number): boolean =>
    isWordAt(line, at) && !isWordAt(line, at - 1) && !isWordAt(line, at + 1);
  const isSameGap = (at: number): boolean => line.glyphs[at]?.kind === gap[0]?.kind;
  const goesOn = (next: number, between: number): boolean => isSingle(next) && isSameGap(between);
  return goesOn(start - 1 - gap.length, start - 1) || goesOn(end + gap.length, end);
}

/** Whether a place of a match is one sign, however often: no drawing of several. */
function isOneSign(path: Path, at: number, line: Line): boolean {
  const signs = line.glyphs.slice(path.from[at], path.to[at]).map(({ plain }) => plain);
  return new Set(signs).size === 1;
}

/** Digits and signs among letters: not digits alone, not what is punctuation or begins a tag. */
function areSigns(path: Path, line: Line): boolean {
  if (path.count(How.Sign) === 0) return true;
  const glyphs = line.glyphs.slice(path.start, path.end);
  if (glyphs.every(({ isDigit, kind }) => isDigit || kind === 'space')) return false;
  const last = path.length - 1;
  const isEdge = (at: number, sign: Glyph | undefined, edge: RegExp): boolean =>
    path.how[at] === How.Sign && edge.test(sign?.plain ?? '') && isOneSign(path, at, line);
  const edges = Number(isEdge(0, glyphs[0], NOT_FIRST)) + Number(isEdge(last, glyphs.at(-1), NOT_LAST));
  // "!d!o+" has signs within too; "(rook" and "hel!" have not.
  return edges === 0 || path.count(How.Sign) > edges;
}

function areMasks(phrase: Phrase, path: Path, line: Line): boolean {
  const masks = path.count(How.Mask);
  if (masks === 0) return true;
  const letters = path.count(How.Same) + path.count(How.Sound) + path.count(How.LookAlike);
  const most = phrase.length === 3 ? 1 : Math.max(2, Math.floor(phrase.length / 2));
  if (masks > most || letters < 2 || hasGaps(path) || isWithinSigns(path, line)) return false;
  if (phrase.isOpen.after && phrase.length < 5) return false;
  return path.how.slice(0, path.length).every((how, at) => {
    const sign = line.glyphs[path.from[at] ?? 0]?.plain ?? '';
    return how !== How.Mask || isMask(sign, masks, at === path.length - 1, phrase.length);
  });
}

/** Whether letters go on beyond signs before or after: then the signs are gaps, and cover nothing. */
function isWithinSigns({ start, end }: Path, line: Line): boolean {
  const isSign = (at: number): boolean => line.glyphs[at]?.kind === 'sign';
  return (isSign(start - 1) && isWordAt(line, start - 2)) || (isSign(end) && isWordAt(line, end + 1));
}

/** An x is a letter in words of letters; hyphens and the last letter are covered in longer words only, and alone. */
function isMask(sign: string, masks: number, isLast: boolean, length: number): boolean {
  if (sign === 'x') return false;
  if (isLast) return length >= 4 && masks === 1 && sign === '*';
  return !/[-_?]/.test(sign) || (masks === 1 && length >= 4);
}

function areStretches(phrase: Phrase, path: Path, line: Line): boolean {
  const width = (at: number) => (path.to[at] ?? 0) - (path.from[at] ?? 0);
  const single = (at: number) =>
    path.how[at] === How.Same || path.how[at] === How.LookAlike || path.how[at] === How.Sound;
  let isDrawnOut = true;
  for (let at = 0; at < path.length; at++) if (single(at) && width(at) < 2) isDrawnOut = false;
  if (isDrawnOut) return true;
  for (let at = 0; at < path.length; at++) {
    if (!single(at) || width(at) !== 2 || path.how[at] === How.Sound) continue;
    const twice = phrase.key[at] === phrase.key[at - 1];
    if (!twice && DOUBLED.test(line.glyphs[path.from[at] ?? 0]?.plain ?? '')) return false;
  }
  return true;
}

/** Letters of another alphabet: one among others is a disguise; where all are, the word may be a word of that alphabet. */
function areLetters(phrase: Phrase, path: Path, line: Line): boolean {
  const sounds = path.count(How.Sound);
  const looks = path.count(How.LookAlike);
  if (sounds + looks === 0) return true;
  if (sounds > 0 && looks > 0) return false;
  if (path.count(How.Same) > 0) return true;
  // Shapes of one alphabet in the midst of a longer word are a part of it, as "синт" is of "синтетика".
  if (looks > 0 && (isWordAt(line, path.start - 1) || isWordAt(line, path.end))) return false;
  const { latin, cyrillic } = line.letters;
  const inside = path.end - path.start;
  const isAtHome = phrase.script === 'cyrillic' ? cyrillic > latin - inside : latin > cyrillic - inside;
  return phrase.length >= 4 || (isAtHome && latin + cyrillic > inside);
}
