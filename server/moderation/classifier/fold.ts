import { plainText } from '../text/plain-text.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};
const ENTITY = /&(?:#\d{2,6}|[a-z]{2,5});/gi;
const TAG = /<\/?(?:br|a|b|i)\b[^>]*>/gi;
const RETWEET = /^\s*rt\s+(?=@)/i;
const LINK = /\b(?:https?:\/\/|www\.)\S+|\burl_removed\b|\bhttp…?/gi;
const MENTION = /@\w{2}[\w-]*/g;
const REPEATED = /(.)\1{2,}/gu;
const LONG_NUMBER = /\d{5,}/g;
const NUMBER = /(?<![\p{L}\d])\d{1,4}(?![\p{L}\d])/gu;
/** Letters whose mark goes as an accent where a text is read letter by letter, and so goes everywhere. */
const MARKED = /[ёй]/g;
const UNMARKED: Readonly<Record<string, string>> = { ё: 'е', й: 'и' };
/** `3.14здец` */
const PI = /(?<![\p{L}\d])3[.,]?14(?=\p{Script=Cyrillic})/gu;

/** English or Russian as a keyboard writes it: nothing else has to be read letter by letter. */
const ORDINARY = /^[a-z\d\sа-яё.,!?'"’“”«»():;…—–&$€£₽%/+-]*$/i;
/** What hides a word in spite of that: signs or digits in it, letters of two alphabets, letters apart, runs of one. */
const HIDING =
  /[a-zа-яё][^a-zа-яё\s'’]+[a-zа-яё]|[a-z][а-яё]|[а-яё][a-z]|(?:^|\s)\S\s\S\s\S(?:\s|$)|[a-zа-яё$]\d|\d[a-zа-яё]|[$!][a-zа-яё]|(.)\1\1/i;

/** The end of a clause after which somebody left the space out: there it hides nothing. */
const MISSING_SPACE = /(?<=\p{L}{3})[!?,;:()]+(?=\p{L}{3})/gu;

/** What stands for a link and for a number that may be a telephone's or an account's. */
export const LINK_MARK = 'ⓛ';
export const LONG_NUMBER_MARK = 'ⓝ';

/** Stands for a link while the text is read, in letters that stay as they are. */
const LINK_WORD = 'zlinkz';

const entity = (text: string): string =>
  text.charAt(1) === '#' ? ' ' : (ENTITIES[text.slice(1, -1).toLowerCase()] ?? text);

const plain = (text: string): string =>
  ORDINARY.test(text) && !HIDING.test(text)
    ? text.toLowerCase()
    : plainText(text.replace(MISSING_SPACE, '$& ')).text;

/** A word without the marks of Cyrillic letters, as `fold` leaves it. */
export const unmarked = (word: string): string => word.replace(MARKED, letter => UNMARKED[letter] ?? letter);

/**
 * Brings a text to the form from which features are read: as a reader would say it (`plainText`), links, mentions and
 * numbers by marks, runs of a letter cut to two, and none of what only says from which site a text comes.
 */
export function fold(text: string): string {
  const bare = text
    .replace(ENTITY, entity)
    .replace(TAG, ' ')
    .replace(RETWEET, '')
    .replace(LINK, ` ${LINK_WORD} `)
    .replace(MENTION, ' ')
    .replace(PI, 'пи');
  return unmarked(plain(bare))
    .replaceAll(LINK_WORD, LINK_MARK)
    .replace(REPEATED, '$1$1')
    .replace(LONG_NUMBER, ` ${LONG_NUMBER_MARK} `)
    .replace(NUMBER, digits => '0'.repeat(digits.length));
}
