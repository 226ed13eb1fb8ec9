const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};
const ENTITY = /&(?:#\d{2,6}|[a-z]{2,5});/gi;
const LINK = /\b(?:https?:\/\/|www\.)\S+|\burl_removed\b|\bhttp…?/gi;
const MENTION = /@\w[\w-]*/g;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const CONTROL = /\p{Cc}/gu;
/** Accents of Latin letters; a Chinese or Russian text has letters that would fall apart with them. */
const ACCENTED = /[\u00c0-\u024f\u1e00-\u1eff]|[\u0300-\u036f]/u;
const MARK = /\p{M}/gu;
const REPEATED = /(.)\1{2,}/gu;
const LONG_NUMBER = /\d{5,}/g;
const NUMBER = /(?<![\p{L}\d])\d+(?![\p{L}\d])/gu;
/** A Cyrillic word with Latin letters or digits that look or sound like its own: `xуйня`, `е6лан`, `3.14здец`. */
const MIXED = /[\p{L}\d]*\p{Script=Cyrillic}[\p{L}\d]*/gu;
const LATIN_OR_DIGIT = /[a-z\d]/;
const LOOKALIKES: Readonly<Record<string, string>> = {
  ...{ a: 'а', b: 'в', c: 'с', e: 'е', h: 'н', k: 'к', m: 'м', n: 'п', o: 'о', p: 'р', t: 'т', u: 'и' },
  ...{ x: 'х', y: 'у', r: 'г', i: 'и', l: 'л', d: 'д', z: 'з', s: 'с', v: 'в', g: 'г', f: 'ф', j: 'й' },
  ...{ 0: 'о', 3: 'з', 4: 'ч', 6: 'б', 1: 'и' },
};
/** `3.14здец` */
const PI = /(?<![\p{L}\d])3[.,]?14(?=\p{Script=Cyrillic})/gu;
const CYRILLIC = /\p{Script=Cyrillic}/u;

/** What stands for a link and for a number that may be a telephone's or an account's. */
export const LINK_MARK = 'ⓛ';
export const LONG_NUMBER_MARK = 'ⓝ';

const entity = (text: string): string =>
  text.charAt(1) === '#' ? ' ' : (ENTITIES[text.slice(1, -1).toLowerCase()] ?? text);

const cyrillic = (word: string): string =>
  LATIN_OR_DIGIT.test(word) ? word.replace(/[a-z\d]/g, letter => LOOKALIKES[letter] ?? letter) : word;

/**
 * Brings a text to the form from which features are read: one case and width, no invisible characters, links, mentions
 * and numbers by marks, runs of a letter cut to two, and none of what only says from which site a text comes.
 */
export function fold(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(CONTROL, ' ')
    .replace(ENTITY, entity)
    .replace(/^\s*rt\s+(?=@)/i, '')
    .replace(LINK, ` ${LINK_MARK} `)
    .replace(MENTION, ' ')
    .toLowerCase();
  const letters = CYRILLIC.test(plain)
    ? plain.replaceAll('ё', 'е').replace(PI, 'пи').replace(MIXED, cyrillic)
    : ACCENTED.test(plain)
      ? plain.normalize('NFKD').replace(MARK, '')
      : plain;
  return letters.replace(REPEATED, '$1$1').replace(LONG_NUMBER, ` ${LONG_NUMBER_MARK} `).replace(NUMBER, '0');
}
