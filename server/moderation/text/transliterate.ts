import { bitsIn, bitsOfCode, Is } from './characters.ts';
import { TRANSLITERATIONS } from './letters.ts';

/** Russian words that a line in Latin letters has, if it is Russian, and that are no words of English. */
const COMMON: ReadonlySet<string> = new Set(
  (
    'ne chto kak eto vse vsyo ona oni kto ty vy tebya menya mne tebe ego ih bylo byl uzhe esli dlya kogda tolko ochen gde tut tam tvoy moy prosto nado mozhet budet est takoy takaya pochemu sebya nas vas za po iz ya zhe nu net ' +
    'не на и в ты я он да а но то же ну за по от до из мы вы у с к о'
  ).split(' '),
);
const LONGEST_COMMON = 7;
const LATIN_WORD = /[a-z']+/giu;
const LONGEST = 4;

/** Writes Russian in Latin letters with its own; other texts stay as they are. */
export function transliterated(text: string): string {
  const isLatin = (bitsIn(text) & Is.latin) !== 0 || text.includes("'");
  if (!isLatin || !hasCommonWords(text.toLowerCase())) return text;
  return text.replace(LATIN_WORD, word => inCyrillic(word.toLowerCase()));
}

/** Whether a text in small letters has two of the common words. */
function hasCommonWords(text: string): boolean {
  let first: string | undefined;
  let from = 0;
  for (let at = 0; at <= text.length; ) {
    const code = text.codePointAt(at) ?? 0x20;
    const next = at + (code > 0xffff ? 2 : 1);
    if ((bitsOfCode(code) & Is.letter) === 0) {
      const word = at > from && at - from <= LONGEST_COMMON ? text.slice(from, at) : undefined;
      if (word !== undefined && word !== first && COMMON.has(word)) {
        if (first !== undefined) return true;
        first = word;
      }
      from = next;
    }
    at = next;
  }
  return false;
}

function inCyrillic(word: string): string {
  let written = '';
  for (let at = 0; at < word.length; ) {
    let length = Math.min(LONGEST, word.length - at);
    while (length > 1 && !TRANSLITERATIONS[word.slice(at, at + length)]) length--;
    const part = word.slice(at, at + length);
    written += TRANSLITERATIONS[part]?.[0] ?? part;
    at += length;
  }
  return written;
}
