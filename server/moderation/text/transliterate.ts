import { TRANSLITERATIONS } from './letters.ts';

/** Russian words that a line in Latin letters has, if it is Russian, and that are no words of English. */
const COMMON =
  /(?<!\p{L})(?:ne|chto|kak|eto|vse|vsyo|ona|oni|kto|ty|vy|tebya|menya|mne|tebe|ego|ih|bylo|byl|uzhe|esli|dlya|kogda|tolko|ochen|gde|tut|tam|tvoy|moy|prosto|nado|mozhet|budet|est|takoy|takaya|pochemu|sebya|nas|vas|za|po|iz|ya|zhe|nu|net|не|на|и|в|ты|я|он|да|а|но|то|же|ну|за|по|от|до|из|мы|вы|у|с|к|о)(?!\p{L})/giu;
const LATIN_WORD = /[a-z']+/giu;
const LONGEST = 4;

/** Writes Russian in Latin letters with its own; other texts stay as they are. */
export function transliterated(text: string): string {
  if (new Set(text.toLowerCase().match(COMMON)).size < 2) return text;
  return text.replace(LATIN_WORD, word => inCyrillic(word.toLowerCase()));
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
