import { type Found, PhraseMatcher } from './match.ts';
import { plainText, readTurned } from './plain-text.ts';
import { transliterated } from './transliterate.ts';

const LATIN = /\p{Script=Latin}/u;
const OTHER = /[\p{Script=Han}\p{Script=Cyrillic}]/u;

interface Hidden {
  readonly word: string;
  readonly written: string;
  readonly from: number;
  readonly to: number;
}

/** Whether a word of another alphabet is written in Latin letters. */
const isForeign = ({ word, written }: Hidden): boolean => LATIN.test(written) && !LATIN.test(word);

/** Writes out the words of a list where a text has them disguised, so that what reads plain words reads them. */
export class Revealer {
  readonly #words: readonly string[];
  readonly #matcher: PhraseMatcher;
  /** What was found last: a text is read first, and then asked for its words. */
  #last: { readonly text: string; readonly found: readonly Found[] } = { text: '', found: [] };

  /** @param words a star at an end stands for any letters */
  constructor(words: readonly string[]) {
    this.#words = words.map(word => word.replaceAll('*', ''));
    this.#matcher = new PhraseMatcher(words, { wildcards: true });
  }

  /**
   * What a reader may say for a text beside its plain form: that with the words of the list written out, those alone that were
   * written in another alphabet, and Russian that was written in Latin letters.
   */
  readings(text: string): ReadonlySet<string> {
    const upright = readTurned(text, 2) ? plainText(text).text : text;
    const all = this.#hiddenIn(upright);
    const foreign = all.filter(isForeign);
    // One such word among English ones is rather English: "made", "bred".
    const isEnglish = foreign.length < 2 && !OTHER.test(upright);
    const hidden = isEnglish ? all.filter(each => !isForeign(each)) : all;
    const readings = new Set<string>();
    if (hidden.length > 0) readings.add(plainText(writtenOut(upright, hidden)).text);
    if (!isEnglish && foreign.length > 0) readings.add(foreign.map(({ word }) => word).join(' '));
    const russian = transliterated(text);
    if (russian !== text) readings.add(plainText(russian).text);
    return readings;
  }

  /** The words of the list in a text, disguised or not, each where it stands first in the text as it was written. */
  wordsIn(text: string): readonly Found[] {
    if (text !== this.#last.text) this.#last = { text, found: this.#matcher.find(text) };
    return this.#last.found;
  }

  /** Words that are not written as they are, the first one first; of some that overlap, the longest. */
  #hiddenIn(text: string): Hidden[] {
    const all = this.wordsIn(text)
      .map(({ index, at: [from, to] }) => ({
        word: this.#words[index] ?? '',
        from,
        to,
        written: text.slice(from, to),
      }))
      .sort((a, b) => b.to - b.from - (a.to - a.from) || b.word.length - a.word.length);
    const meant: Hidden[] = [];
    for (const each of all) {
      if (meant.every(({ from, to }) => each.to <= from || to <= each.from)) meant.push(each);
    }
    return meant
      .filter(({ word, written }) => written.toLowerCase() !== word)
      .sort((a, b) => a.from - b.from);
  }
}

function writtenOut(text: string, hidden: readonly Hidden[]): string {
  let done = 0;
  let result = '';
  for (const { word, from, to } of hidden) {
    result += text.slice(done, from) + word;
    done = to;
  }
  return result + text.slice(done);
}
