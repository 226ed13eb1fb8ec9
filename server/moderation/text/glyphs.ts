import { Converter } from 'opencc-js/t2cn';
import unhomoglyph from 'unhomoglyph';
import { CYRILLIC_READINGS, LATIN_READINGS, PLAIN_LETTERS } from './letters.ts';
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
  readonly isDigit: boolean;
  /** Whether people cover a letter with it. */
  readonly isMask: boolean;
  readonly script: 'latin' | 'cyrillic' | 'other';
  /** Latin letters that it looks like, the likeliest first; without `plain`. */
  readonly latin: readonly string[];
  /** Cyrillic letters that it looks like. */
  readonly cyrillic: readonly string[];
  /** What it begins together with characters after it. */
  readonly drawn: readonly Run[];
  readonly sounding: readonly Run[];
  readonly split: readonly Run[];
  /** How a Chinese character may be said. */
  readonly syllables: readonly string[];
}

const BLANK = /[\s\u2800\p{Cc}]/u;
const NOTHING = /[\p{Default_Ignorable_Code_Point}\p{Script=Inherited}\p{Me}\u0483-\u0489]/u;
const ALPHABETIC = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u;
const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}〇]/u;
const MASK = /[*#%_\-•●■□▒█×⁎∗✱◯?x]|\p{Extended_Pictographic}/u;
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

function makeGlyph(plain: string, written: string): Glyph {
  const script = scriptOf(plain);
  const isLatin = script === 'latin';
  const shapes = isLatin ? '' : confusables(plain);
  const latin = unique((written === 'I' ? 'l' : '') + (LATIN_READINGS[plain] ?? '') + shapes, plain);
  const looks = isLatin || script === 'cyrillic' ? plain : plain + shapes;
  const cyrillic = unique([...looks].map(each => CYRILLIC_READINGS[each] ?? '').join(''), plain);
  const kind = kindOf(plain);
  return {
    kind,
    plain: kind === 'space' ? ' ' : plain,
    isDigit: /^\d$/.test(plain),
    isMask: MASK.test(plain),
    script,
    latin,
    cyrillic,
    drawn: drawnFrom(plain),
    sounding: soundingFrom(plain),
    split: splitFrom(plain),
    syllables: kind === 'han' ? soundsOf(plain) : [],
  };
}

const known = new Map<string, readonly Glyph[]>();
/** All of Unicode fits, but a stranger can't fill the memory with it. */
const MAX_KNOWN = 50_000;

/** The glyphs of one code point of a text; none where it shows nothing. */
export function glyphsOf(character: string): readonly Glyph[] {
  const found = known.get(character);
  if (found) return found;
  const glyphs = NOTHING.test(character)
    ? []
    : [...plainForm(character)]
        .map(plain => makeGlyph(plain, character))
        .filter(({ kind }) => kind !== 'none');
  if (known.size < MAX_KNOWN) known.set(character, glyphs);
  return glyphs;
}

/** A text as a row of glyphs, with the place of each in the text as it was written, in UTF-16 units. */
export interface GlyphRow {
  readonly glyphs: readonly Glyph[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Reads a text. Marks and invisible characters are part of what they follow. */
export function readGlyphs(text: string): GlyphRow {
  const glyphs: Glyph[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    const read = glyphsOf(character);
    if (read.length === 0 && ends.length > 0) ends[ends.length - 1] = end;
    for (const glyph of read) {
      glyphs.push(glyph);
      starts.push(at);
      ends.push(end);
    }
    at = end;
  }
  return { glyphs, starts, ends };
}
