import { bitsIn, bitsThroughout, Is, mayHaveRun } from '../text/characters.ts';
import { plainText } from '../text/plain-text.ts';
import { mayHide } from './hiding.ts';

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
const MAY_LINK = /http|www|url_/i;
const LINK = /\b(?:https?:\/\/|www\.)\S+|\burl_removed\b|\bhttp…?/gi;
const MENTION = /@\w{2}[\w-]*/g;
const REPEATED = /(.)\1{2,}/gu;
const LONG_NUMBER = /\d{5,}/g;
const NUMBER = /(?<![\p{L}\d])\d{1,4}(?![\p{L}\d])/gu;
/** `3.14здец` */
const PI = /(?<![\p{L}\d])3[.,]?14(?=\p{Script=Cyrillic})/gu;

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
  (bitsThroughout(text) & Is.ordinary) !== 0 && !mayHide(text)
    ? text.toLowerCase()
    : plainText(text.replace(MISSING_SPACE, '$& ')).text;

/**
 * A word without the marks of Cyrillic letters, as `fold` leaves it: they go as accents where a text is read letter by
 * letter, and so go everywhere.
 */
export const unmarked = (word: string): string => word.replaceAll('ё', 'е').replaceAll('й', 'и');

/**
 * Brings a text to the form from which features are read: as a reader would say it (`plainText`), links, mentions and
 * numbers by marks, runs of a letter cut to two, and none of what only says from which site a text comes.
 */
export function fold(text: string): string {
  const said = unmarked(plain(withoutMarkup(text))).replaceAll(LINK_WORD, LINK_MARK);
  const short = mayHaveRun(said) ? said.replace(REPEATED, '$1$1') : said;
  if ((bitsIn(short) & Is.digit) === 0) return short;
  return short
    .replace(LONG_NUMBER, ` ${LONG_NUMBER_MARK} `)
    .replace(NUMBER, digits => '0'.repeat(digits.length));
}

/** A text without what is written for machines; each part is looked for only where it may be. */
function withoutMarkup(text: string): string {
  let bare = text.includes('&') ? text.replace(ENTITY, entity) : text;
  if (bare.includes('<')) bare = bare.replace(TAG, ' ');
  const hasMention = bare.includes('@');
  if (hasMention) bare = bare.replace(RETWEET, '');
  if (MAY_LINK.test(bare)) bare = bare.replace(LINK, ` ${LINK_WORD} `);
  if (hasMention) bare = bare.replace(MENTION, ' ');
  return bare.includes('3') ? bare.replace(PI, 'пи') : bare;
}
