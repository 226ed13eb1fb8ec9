import { bitsOfCode, Is } from '../text/characters.ts';

const SPACE = 0x20;
const BANG = 0x21;
const DOLLAR = 0x24;
const APOSTROPHES: readonly number[] = [0x27, 0x2019];
const TRIPLE = /(.)\1\1/i;
/** So many words of one character each, one space between them, are one word that is written apart. */
const APART = 3;
const LETTER = Is.latin | Is.cyrillic;

const isWhite = (code: number, bits: number): boolean => code === SPACE || (bits & Is.unclean) !== 0;

/**
 * Whether two ordinary characters side by side hide something: letters of two alphabets, a digit at a letter, a sign that
 * stands for a letter before one.
 */
function isPairHiding(before: number, beforeBits: number, bits: number): boolean {
  const isLetter = (bits & LETTER) !== 0;
  const wasLetter = (beforeBits & LETTER) !== 0;
  if (isLetter && wasLetter) return (bits & beforeBits & LETTER) === 0;
  if (isLetter) return before === DOLLAR || before === BANG || (beforeBits & Is.digit) !== 0;
  return (bits & Is.digit) !== 0 && (wasLetter || before === DOLLAR);
}

/** Whether the last three of some ordinary characters are one, in whatever case; cases differ in their high bits. */
const isRun = (text: string, at: number, code: number): boolean =>
  at >= 2 &&
  ((text.charCodeAt(at - 1) ^ code) & 15) === 0 &&
  ((text.charCodeAt(at - 2) ^ code) & 15) === 0 &&
  TRIPLE.test(text.slice(at - 2, at + 1));

/** Whether signs stand between letters of one word; an apostrophe belongs there. */
function hasSignsWithin(text: string): boolean {
  let isAfterLetter = false;
  let isAfterSign = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const bits = bitsOfCode(code);
    const isLetter = (bits & LETTER) !== 0;
    if (isLetter && isAfterSign) return true;
    const isSign = !isLetter && !isWhite(code, bits) && !APOSTROPHES.includes(code);
    isAfterSign = isSign && (isAfterLetter || isAfterSign);
    isAfterLetter = isLetter;
  }
  return false;
}

/** Whether words of one character each stand in a row. */
function hasLettersApart(text: string): boolean {
  let length = 0;
  let apart = 0;
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : SPACE;
    if (!isWhite(code, bitsOfCode(code))) {
      length++;
      continue;
    }
    apart = length === 1 ? apart + 1 : 0;
    if (apart === APART) return true;
    length = 0;
  }
  return false;
}

/** Whether a text of ordinary characters may hide a word in spite of that. */
export function mayHide(text: string): boolean {
  let before = 0;
  let beforeBits = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const bits = bitsOfCode(code);
    if (isPairHiding(before, beforeBits, bits) || isRun(text, at, code)) return true;
    before = code;
    beforeBits = bits;
  }
  return hasSignsWithin(text) || hasLettersApart(text);
}
