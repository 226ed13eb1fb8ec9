import { Converter } from 'opencc-js/t2cn';
import unhomoglyph from 'unhomoglyph';
import { CYRILLIC_READINGS, LATIN_READINGS, PLAIN_LETTERS } from './letters.ts';
import { How } from './path.ts';
import { drawnFrom, type Run, soundingFrom, splitFrom } from './runs.ts';
import { soundsOf } from './sounds.ts';

/**
 * - `word`: letters and digits of scripts that part words by spaces
 * - `han`: of scripts that do not (Chinese, Japanese, Thai)
 * - `space`, `sign`: what stands between words
 * - `none`: marks and what has no form of its own
 */
export type GlyphKind = 'word' | 'han' | 'space' | 'sign' | 'none';

/** A character of the text in its plain form, with what else it may be read as. */
export interface Glyph {
  readonly kind: GlyphKind;
  /** One character: small, without accents, simplified. */
  readonly plain: string;
  /** Its number. */
  readonly code: number;
  readonly isDigit: boolean;
  /** Whether people cover a letter with it. */
  readonly isMask: boolean;
  readonly script: 'latin' | 'cyrillic' | 'other';
  /** Latin letters that it looks like, the likeliest first; without `plain`. */
  readonly latin: readonly string[];
  /** Cyrillic letters that it looks like. */
  readonly cyrillic: readonly string[];
  /** All letters that it may stand for, itself the first, and those that it begins together with characters after it. */
  readonly readings: readonly Reading[];
  /** The Chinese characters that it begins as their first part. */
  readonly split: readonly Run[];
  /** How a Chinese character may be said. */
  readonly syllables: readonly string[];
  /** The bits of all characters that it, or a run that it begins, may be read as: most phrases are ruled out by them. */
  readonly bits: number;
  /** The bits of what it may begin in Pinyin. */
  readonly soundBits: number;
  /** Which alphabet it speaks for, as no letter of the other looks like it: 1 Cyrillic, -1 Latin. */
  readonly alphabet: number;
  /** Whether it is a letter and nothing else: no gap, and it covers nothing. */
  readonly isSolid: boolean;
}

/** A letter that a glyph may stand for, alone or with characters after it. */
export interface Reading extends Run {
  readonly how: How;
  /** The number of the letter. */
  readonly code: number;
  /** `bitOf` the letter. */
  readonly bit: number;
}

/** The number of a character. */
export const codeOf = (character: string): number => character.codePointAt(0) ?? 0;

/** One of 32 bits for a character: sets of a few characters seldom share any. */
export const bitOf = (character: string): number => 1 << (codeOf(character) & 31);

/** The bits of some characters together. */
const bitsOf = (characters: Iterable<string>): number => {
  let bits = 0;
  for (const character of characters) bits |= bitOf(character);
  return bits;
};

const BLANK = /[\s\u2800\p{Cc}]/u;
const NOTHING = /[\p{Default_Ignorable_Code_Point}\p{Script=Inherited}\p{Me}\u0483-\u0489]/u;
const ALPHABETIC = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u;
const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}〇]/u;
const MASK = /[*#%_\-•●■□▒█×⁎∗✱◯?x]|\p{Extended_Pictographic}/u;
/** Letters that no letter of the other alphabet looks like, and so say which one is meant. */
const LATIN_ONLY = /[dfgjlqrsvwz]/u;
const CYRILLIC_ONLY = /[бгджзилпфцчшщъыэюя]/u;
const WORDLIKE = /[\p{L}\p{N}\p{M}]/u;

const toSimplified = Converter({ from: 't', to: 'cn' });

/** The plain form of one character: none where it shows nothing, several for what is made of several (㎏, ﬁ). */
function plainForm(character: string): string {
  const special = PLAIN_LETTERS.get(character) ?? PLAIN_LETTERS.get(character.toLowerCase());
  if (special !== undefined) return special;
  const folded = character.normalize('NFKC').toLowerCase();
  const bare = ALPHABETIC.test(folded) ? folded.normalize('NFD').replace(/\p{M}/gu, '') : folded;
  if (SPACELESS.test(bare)) return toSimplified(bare);
  return [...bare].map(each => PLAIN_LETTERS.get(each) ?? each).join('');
}

function kindOf(character: string): GlyphKind {
  if (BLANK.test(character)) return 'space';
  if (NOTHING.test(character)) return 'none';
  if (SPACELESS.test(character)) return 'han';
  return WORDLIKE.test(character) ? 'word' : 'sign';
}

const scriptOf = (character: string): Glyph['script'] => {
  if (/\p{Script=Latin}/u.test(character)) return 'latin';
  return /\p{Script=Cyrillic}/u.test(character) ? 'cyrillic' : 'other';
};

/** The Latin letters of Unicode's confusables for a character in either case. */
function confusables(character: string): string {
  return [character, character.toUpperCase()]
    .map(each => unhomoglyph(each).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase())
    .filter(each => /^[a-z]$/.test(each))
    .join('');
}

const unique = (letters: string, except: string): string[] =>
  [...new Set(letters)].filter(letter => letter !== except);

const readingsOf = (runs: readonly Run[], how: How): Reading[] =>
  runs.map(run => ({ ...run, how, code: codeOf(run.read), bit: bitOf(run.read) }));

function makeGlyph(plain: string, written: string): Glyph {
  const script = scriptOf(plain);
  const isLatin = script === 'latin';
  const shapes = isLatin ? '' : confusables(plain);
  const latin = unique((written === 'I' ? 'l' : '') + (LATIN_READINGS[plain] ?? '') + shapes, plain);
  const looks = isLatin || script === 'cyrillic' ? plain : plain + shapes;
  const cyrillic = unique([...looks].map(each => CYRILLIC_READINGS[each] ?? '').join(''), plain);
  const kind = kindOf(plain);
  const shown = kind === 'space' ? ' ' : plain;
  const isMask = MASK.test(plain);
  const isDigit = /^\d$/.test(plain);
  const alike = kind === 'sign' || isDigit ? How.Sign : How.LookAlike;
  const readings = [
    ...readingsOf([{ characters: [shown], read: shown }], How.Same),
    ...readingsOf(
      [...latin, ...cyrillic].map(read => ({ characters: [shown], read })),
      alike,
    ),
    ...readingsOf(drawnFrom(plain), How.Sign),
    ...readingsOf(soundingFrom(plain), How.Sound),
  ];
  const split = splitFrom(plain);
  const syllables = kind === 'han' ? soundsOf(plain) : [];
  return {
    kind,
    plain: shown,
    code: codeOf(shown),
    isDigit,
    isMask,
    script,
    latin,
    cyrillic,
    readings,
    split,
    syllables,
    bits: bitsOf([...readings, ...split].map(({ read }) => read)),
    soundBits: kind === 'han' ? bitsOf(syllables) : isLatin ? bitOf(plain) : 0,
    alphabet: Number(CYRILLIC_ONLY.test(plain)) - Number(LATIN_ONLY.test(plain)),
    isSolid: (kind === 'word' || kind === 'han') && !isMask,
  };
}

/** The glyphs of each code point that was read, by its number: of the characters that people write, and all emoji. */
const known: (readonly Glyph[] | undefined)[] = new Array(0x20000);

/** The glyphs of one code point of a text; none where it shows nothing. */
export function glyphsOf(character: string): readonly Glyph[] {
  const code = codeOf(character);
  const found = known[code];
  if (found) return found;
  const glyphs = NOTHING.test(character)
    ? []
    : [...plainForm(character)]
        .map(plain => makeGlyph(plain, character))
        .filter(({ kind }) => kind !== 'none');
  if (code < known.length) known[code] = glyphs;
  return glyphs;
}

/** A text as a row of glyphs, with the place of each in the text as it was written, in UTF-16 units. */
export interface GlyphRow {
  readonly glyphs: readonly Glyph[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** The row that was read last: a line is looked at for several reasons, one after the other. */
let last: { readonly text: string; readonly row: GlyphRow } | undefined;

/** Reads a text. Marks and invisible characters are part of what they follow. */
export function readGlyphs(text: string): GlyphRow {
  if (last?.text === text) return last.row;
  const row = rowOf(text);
  last = { text, row };
  return row;
}

function rowOf(text: string): GlyphRow {
  const glyphs: Glyph[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) as number;
    const end = code > 0xffff ? at + 2 : at + 1;
    const read = known[code] ?? glyphsOf(text.slice(at, end));
    if (read.length === 0 && ends.length > 0) ends[ends.length - 1] = end;
    for (let each = 0; each < read.length; each++) {
      glyphs.push(read[each] as Glyph);
      starts.push(at);
      ends.push(end);
    }
    at = end;
  }
  return { glyphs, starts, ends };
}
