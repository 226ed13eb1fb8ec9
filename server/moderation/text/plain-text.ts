import { type Glyph, type GlyphRow, readGlyphs } from './glyphs.ts';
import { TURNED_LETTERS, TURNED_ONLY } from './letters.ts';

/** A text as a reader would say it, with the place of each of its UTF-16 units in the text as it was written. */
export interface PlainText {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

type Script = 'latin' | 'cyrillic';

/** A letter of the plain text and the glyphs that it stands for. */
interface Letter {
  readonly plain: string;
  readonly from: number;
  readonly to: number;
}

/** The same for a test, which does not go on from where another found one. */
const TURNED = new RegExp(TURNED_ONLY.source);

/** Letters that a language doubles at times; three or more of them in a row are two, of all others one. */
const DOUBLED = /[eoslnrtпнслтзоеж]/u;

const isLetter = (glyph: Glyph | undefined): boolean => glyph?.kind === 'word' && !glyph.isDigit;

/**
 * The row of an upside-down line, read from its other end, with its places in the line as it was written; nothing where too
 * few letters are surely turned.
 */
export function readTurned(text: string, least: number): GlyphRow | undefined {
  if (!TURNED.test(text) || (text.match(TURNED_ONLY)?.length ?? 0) < least) return undefined;
  const letters = [...text.toLowerCase()].reverse();
  const upright = letters.map(each => TURNED_LETTERS.get(each) ?? each).join('');
  // A letter in another case or form may have another length: then the places could not be told.
  if (upright.length !== text.length) return undefined;
  const { glyphs, starts, ends } = readGlyphs(upright);
  const mirror = (at: number): number => text.length - at;
  return { glyphs, starts: ends.map(mirror), ends: starts.map(mirror) };
}

/** The words of a row, as [from, to) between white space. */
export function tokensOf({ glyphs }: GlyphRow): (readonly [from: number, to: number])[] {
  const tokens: [number, number][] = [];
  let from = 0;
  for (let at = 0; at <= glyphs.length; at++) {
    if (at < glyphs.length && glyphs[at]?.kind !== 'space') continue;
    if (at > from) tokens.push([from, at]);
    from = at + 1;
  }
  return tokens;
}

/** Which script letters speak for: above zero Cyrillic, below Latin. */
function scriptWeight(glyphs: readonly Glyph[]): number {
  let weight = 0;
  for (const { alphabet } of glyphs) weight += alphabet;
  return weight;
}

/** The script of a word in which some letters may be look-alikes; by its line where its own letters are all in both. */
function scriptOf(word: readonly Glyph[], line: number): Script {
  const own = scriptWeight(word);
  if (own !== 0) return own > 0 ? 'cyrillic' : 'latin';
  const isMixed =
    word.some(({ script }) => script === 'latin') && word.some(({ script }) => script === 'cyrillic');
  if (isMixed || line !== 0) return line > 0 ? 'cyrillic' : 'latin';
  return word.some(({ script }) => script === 'cyrillic') ? 'cyrillic' : 'latin';
}

/** A glyph as the letter that it is in a word of a script: look-alikes, and digits and signs where they are meant as letters. */
function letterIn(glyph: Glyph, script: Script, isMeant: () => boolean): string {
  if (glyph.script === script || glyph.kind === 'han') return glyph.plain;
  const readings = script === 'latin' ? glyph.latin : glyph.cyrillic;
  const first = readings[0];
  if (first === undefined) return glyph.plain;
  // A sign at a word's end is punctuation, and digits alone are a number.
  return (glyph.kind !== 'sign' && !glyph.isDigit) || isMeant() ? first : glyph.plain;
}

const LETTER_LIKE = /[@$€]/u;
const FLAG_LETTER = /[\u{1f1e6}-\u{1f1ff}]/u;
/** Digits that words seldom begin with unless they are meant as letters. */
const FIRST_DIGIT = /[03457]/u;
/** Digits in a row that may be letters between others: "id10t". */
const MAX_DIGITS = 2;

/** Whether what stands before or after a place is a letter, at most some digits away. */
function isBesideLetter(word: readonly Glyph[], at: number, step: 1 | -1): boolean {
  for (let away = 1; away <= MAX_DIGITS; away++) {
    const next = word[at + step * away];
    if (isLetter(next)) return true;
    if (!next?.isDigit && !(next && LETTER_LIKE.test(next.plain))) return false;
  }
  return false;
}

/** A letter between digits: then the digits are letters too, as in "5h17"; "3x4" is a size. */
const LETTERS_IN_DIGITS = /^(?!\dx\d$)\d+\p{L}[\p{L}\d]*\d/u;

function readToken({ glyphs }: GlyphRow, [from, to]: readonly [number, number], line: number): Letter[] {
  const letters = withoutSigns(glyphs.slice(from, to).map((glyph, index) => ({ glyph, at: from + index })));
  const word = letters.map(({ glyph }) => glyph);
  const script = scriptOf(word, line);
  let meaning: ((index: number) => boolean) | undefined;
  return letters.map(({ glyph, at }, index) => ({
    plain: letterIn(glyph, script, () => {
      meaning ??= meaningIn(word);
      return meaning(index);
    }),
    from: at,
    to: at + 1,
  }));
}

/** Which digits and signs of a word are meant as letters: "iphone15" and "2nd" are what they seem. */
function meaningIn(word: readonly Glyph[]): (index: number) => boolean {
  const isAmongDigits = LETTERS_IN_DIGITS.test(word.map(({ plain }) => plain).join(''));
  const letters = word.filter(isLetter).length;
  const isSpelledInFlags = word.filter(({ plain }) => FLAG_LETTER.test(plain)).length >= 3;
  return index => {
    const { plain = '', isDigit = false } = word[index] ?? {};
    if ((isAmongDigits && isDigit) || (isSpelledInFlags && FLAG_LETTER.test(plain))) return true;
    if (index === 0 && letters >= 3 && FIRST_DIGIT.test(plain) && isLetter(word[1])) return true;
    const before = isBesideLetter(word, index, -1);
    const after = isBesideLetter(word, index, 1);
    return LETTER_LIKE.test(plain) ? before || after : before && after;
  };
}

interface Placed {
  readonly glyph: Glyph;
  readonly at: number;
}

/** Takes out the signs around letters that all stand singly: "f.u.c.k", "(f)(u)(c)(k)". */
function withoutSigns(word: readonly Placed[]): readonly Placed[] {
  if (!word.some(({ glyph }) => glyph.kind === 'sign')) return word;
  const kept = word.filter(
    ({ glyph }) => glyph.kind !== 'sign' || LETTER_LIKE.test(glyph.plain) || FLAG_LETTER.test(glyph.plain),
  );
  const isParted =
    kept.length >= 3 &&
    kept.every(({ glyph, at }, index) => at > (kept[index - 1]?.at ?? -2) + 1 && !glyph.isDigit);
  return isParted ? kept : word;
}

/** Shortens what is drawn out: "fuuuuck", "哈哈哈哈哈". */
function unstretched(letters: readonly Letter[]): readonly Letter[] {
  const isDrawnOut = letters.some(
    ({ plain }, at) => plain === letters[at + 1]?.plain && plain === letters[at + 2]?.plain,
  );
  if (!isDrawnOut) return letters;
  const result: Letter[] = [];
  let run = 0;
  letters.forEach((letter, at) => {
    run = letter.plain === letters[at - 1]?.plain ? run + 1 : 1;
    let length = run;
    while (letters[at + length - run + 1]?.plain === letter.plain) length++;
    const kept = length < 3 ? length : DOUBLED.test(letter.plain) || !/[\p{L}]/u.test(letter.plain) ? 2 : 1;
    const last = result.at(-1);
    if (run <= kept || !last) result.push(letter);
    else result[result.length - 1] = { ...last, to: letter.to };
  });
  return result;
}

const isSingle = (letters: readonly Letter[]): boolean =>
  letters.length === 1 && /\p{L}|[@$013457]/u.test(letters[0]?.plain ?? '');

const isSign = (letters: readonly Letter[]): boolean =>
  !letters.some(({ plain }) => /[\p{L}\p{N}]/u.test(plain));

/** Joins words of one letter each, where there are at least three in a row, signs between them aside: "f u c k", "f * c k". */
function joined(words: readonly (readonly Letter[])[]): (readonly Letter[])[] {
  const result: (readonly Letter[])[] = [];
  let run: (readonly Letter[])[] = [];
  const flush = () => {
    const singles = run.filter(isSingle);
    if (singles.length >= 3) result.push(singles.flat());
    else result.push(...run);
    run = [];
  };
  for (const word of words) {
    const goesOn = isSingle(word) || (run.length > 0 && isSign(word));
    // A wider gap is one between words.
    const gap = (word[0]?.from ?? 0) - (run.at(-1)?.at(-1)?.to ?? 0);
    if (!goesOn || gap > 1) flush();
    if (goesOn) run.push(word);
    else result.push(word);
  }
  flush();
  return result;
}

/**
 * A text as a reader says it: compatibility forms, accents and case folded, invisible characters gone, traditional Chinese
 * simplified, look-alikes and digits among letters read as the letters of their word's script, spaced and stretched words
 * closed. It is what a classifier reads; rules read the text itself (`match.ts`), since many ways of reading are open to them.
 */
export function plainText(text: string): PlainText {
  const row = readTurned(text, 2) ?? readGlyphs(text);
  const line = scriptWeight(row.glyphs);
  const words = joined(tokensOf(row).map(token => readToken(row, token, line)));
  const result = { text: '', starts: [] as number[], ends: [] as number[] };
  const add = (plain: string, start: number, end: number) => {
    result.text += plain;
    for (let unit = 0; unit < plain.length; unit++) {
      result.starts.push(start);
      result.ends.push(end);
    }
  };
  words.forEach((word, index) => {
    const [first] = word;
    const previous = result.ends.at(-1) ?? 0;
    const start = first ? (row.starts[first.from] ?? previous) : previous;
    if (index > 0) add(' ', Math.min(previous, start), Math.max(previous, start));
    for (const { plain, from, to } of unstretched(word)) {
      const first = row.starts[from] ?? 0;
      const last = row.starts[to - 1] ?? 0;
      add(plain, Math.min(first, last), Math.max(row.ends[from] ?? 0, row.ends[to - 1] ?? 0));
    }
  });
  return result;
}
