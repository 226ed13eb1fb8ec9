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

/** Letters that a language doubles at times; three or more of them in a row are two, of all others one. */
const DOUBLED = /[eoslnrtпнслтзоеж]/u;
const LETTER_SIGN = /[._\-*~^=+•·|/\\,'’`:;"]/u;

const isLetter = (glyph: Glyph | undefined): boolean => glyph?.kind === 'word' && !glyph.isDigit;

/**
 * The row of an upside-down line, read from its other end, with its places in the line as it was written; nothing where too
 * few letters are surely turned.
 */
export function readTurned(text: string, least: number): GlyphRow | undefined {
  if ((text.match(TURNED_ONLY)?.length ?? 0) < least) return undefined;
  const letters = [...text.toLowerCase()].reverse();
  const upright = letters.map(each => TURNED_LETTERS.get(each) ?? each).join('');
  // A letter in another case or form may have another length: then the places could not be told.
  if (upright.length !== text.length) return undefined;
  const { glyphs, starts, ends } = readGlyphs(upright);
  const mirror = (at: number): number => text.length - at;
  return { glyphs, starts: ends.map(mirror), ends: starts.map(mirror) };
}

/** The words of a row, as [from, to) between white space. */
function* tokensOf({ glyphs }: GlyphRow): Generator<readonly [from: number, to: number]> {
  let from = 0;
  for (let at = 0; at <= glyphs.length; at++) {
    if (at < glyphs.length && glyphs[at]?.kind !== 'space') continue;
    if (at > from) yield [from, at];
    from = at + 1;
  }
}

/** Letters that have a double in the other alphabet, and so say little about which one is meant. */
const SHARED = /[aeopcyxkmtbhаеорсухкмтвнѕі]/u;

/** The script of a word in which some letters may be look-alikes; Latin where it has no letters. */
function scriptOf(glyphs: readonly Glyph[]): Script {
  let cyrillic = 0;
  for (const { script, plain } of glyphs) {
    const weight = SHARED.test(plain) ? 1 : 4;
    if (script === 'cyrillic') cyrillic += weight;
    if (script === 'latin') cyrillic -= weight;
  }
  return cyrillic > 0 ? 'cyrillic' : 'latin';
}

/** A glyph as the letter that it is in a word of a script: look-alikes, digits and signs among letters. */
function letterIn(glyph: Glyph, script: Script, besideLetters: boolean): string {
  if (glyph.script === script || glyph.kind === 'han') return glyph.plain;
  const readings = script === 'latin' ? glyph.latin : glyph.cyrillic;
  const first = readings[0];
  if (first === undefined) return glyph.plain;
  // A sign at a word's end is punctuation, and digits alone are a number.
  return glyph.kind === 'sign' || glyph.isDigit ? (besideLetters ? first : glyph.plain) : first;
}

const LETTER_LIKE = /[@$€]/u;
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

function readToken({ glyphs }: GlyphRow, [from, to]: readonly [number, number]): Letter[] {
  const word = glyphs.slice(from, to);
  const script = scriptOf(word);
  // "iphone15" and "2nd" are what they seem: digits are letters only between letters.
  return word.map((glyph, index) => {
    const before = isBesideLetter(word, index, -1);
    const after = isBesideLetter(word, index, 1);
    const isMeant = LETTER_LIKE.test(glyph.plain) ? before || after : before && after;
    return { plain: letterIn(glyph, script, isMeant), from: from + index, to: from + index + 1 };
  });
}

/** Takes out the signs between letters that stand singly: "f.u.c.k". */
function withoutSigns(letters: readonly Letter[], { glyphs }: GlyphRow): readonly Letter[] {
  const isSign = (letter: Letter | undefined): boolean =>
    letter !== undefined && LETTER_SIGN.test(letter.plain) && glyphs[letter.from]?.kind === 'sign';
  const gaps = letters.filter((letter, at) => at % 2 === 1 && isSign(letter)).length;
  const isParted = letters.length >= 5 && gaps === Math.floor(letters.length / 2);
  return isParted ? letters.filter((_, at) => at % 2 === 0) : letters;
}

/** Shortens what is drawn out: "fuuuuck", "哈哈哈哈哈". */
function unstretched(letters: readonly Letter[]): Letter[] {
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

/** Joins words of one letter each, where there are at least three in a row: "f u c k". */
function joined(words: readonly (readonly Letter[])[]): (readonly Letter[])[] {
  const result: (readonly Letter[])[] = [];
  let run: Letter[] = [];
  const flush = () => {
    if (run.length >= 3) result.push(run);
    else result.push(...run.map(letter => [letter]));
    run = [];
  };
  for (const word of words) {
    if (isSingle(word)) run.push(...word);
    else {
      flush();
      result.push(word);
    }
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
  const words = joined([...tokensOf(row)].map(token => withoutSigns(readToken(row, token), row)));
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
    for (const letter of unstretched(word)) {
      const edges = [
        row.starts[letter.from] ?? 0,
        row.starts[letter.to - 1] ?? 0,
        row.ends[letter.from] ?? 0,
        row.ends[letter.to - 1] ?? 0,
      ];
      add(letter.plain, Math.min(...edges), Math.max(...edges));
    }
  });
  return result;
}
