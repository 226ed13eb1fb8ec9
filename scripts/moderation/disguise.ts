import { Converter } from 'opencc-js/cn2t';
import { pinyin } from 'pinyin-pro';
import type { Language } from '../../server/moderation/classifier/language.ts';
import { TURNED_LETTERS } from '../../server/moderation/text/letters.ts';
import { homophonesOf } from '../../server/moderation/text/sounds.ts';
import { PARTS } from '../../server/moderation/text/split-characters.ts';
import { pick, type Random } from './random.ts';

/** A way to write a text so that people read it and a list of words does not find it. */
export interface Disguise {
  readonly name: string;
  readonly languages: readonly Language[];
  readonly apply: (text: string, random: Random) => string;
}

type Change = (letter: string, random: Random, at: number) => string;

const WORD = /[\p{Script=Latin}\p{Script=Cyrillic}]{3,}/gu;
const HAN = /\p{Script=Han}/gu;
const HAN_RUN = /\p{Script=Han}{2,}/gu;
const VOWELS = /[aeiouаеёиоуыэюя]/giu;

/** Changes each word of at least three letters as a whole. */
const words =
  (change: (word: string, random: Random) => string): Disguise['apply'] =>
  (text, random) =>
    text.replace(WORD, word => change(word, random));

/** Changes each letter of such words. */
const letters = (change: Change): Disguise['apply'] =>
  words((word, random) => [...word].map((letter, at) => change(letter, random, at)).join(''));

/** Changes the letters of a table, each with a chance, and at least one of a word where the table has one. */
const swapped = (table: Readonly<Record<string, string>>, chance: number): Disguise['apply'] =>
  words((word, random) => {
    const all = [...word];
    const known = all.flatMap((letter, at) => (table[letter.toLowerCase()] ? [at] : []));
    const sure = known.length > 0 ? pick(known, random) : -1;
    return all
      .map((letter, at) => {
        const others = table[letter.toLowerCase()];
        return others && (at === sure || random() < chance) ? pick([...others], random) : letter;
      })
      .join('');
  });

/** Latin letters as those of a block of Unicode that has all 26 in order, small or large. */
const block = (small: number, large = small): Disguise['apply'] =>
  letters(letter => {
    const code = letter.charCodeAt(0);
    if (code >= 97 && code <= 122) return String.fromCodePoint(small + code - 97);
    return code >= 65 && code <= 90 ? String.fromCodePoint(large + code - 65) : letter;
  });

/** A sign between the letters of a word. */
const between = (sign: (random: Random) => string): Disguise['apply'] =>
  words((word, random) =>
    [...word].map((letter, at) => (at === 0 ? letter : sign(random) + letter)).join(''),
  );

/** A sign at one place within a word. */
const within = (signs: readonly string[]): Disguise['apply'] =>
  words((word, random) => {
    const at = 1 + Math.floor(random() * (word.length - 1));
    return word.slice(0, at) + pick(signs, random) + word.slice(at);
  });

/** Puts a sign in the place of one letter in the middle, a vowel where there is one. */
const censored = (signs: readonly string[]): Disguise['apply'] =>
  words((word, random) => {
    const inner = [...word.slice(1, -1).matchAll(VOWELS)].map(({ index }) => index + 1);
    const at = inner.length > 0 ? pick(inner, random) : 1;
    return word.slice(0, at) + pick(signs, random) + word.slice(at + 1);
  });

const table = (from: string, to: string): Record<string, string> => {
  const targets = [...to];
  return Object.fromEntries([...from].map((letter, index) => [letter, targets[index] ?? letter]));
};

/** A letter drawn by several signs. */
const drawn = (drawings: Readonly<Record<string, string>>): Disguise['apply'] =>
  letters(letter => drawings[letter.toLowerCase()] ?? letter);

const han =
  (change: (character: string, random: Random) => string): Disguise['apply'] =>
  (text, random) =>
    text.replace(HAN, character => change(character, random));

const hanBetween = (sign: (random: Random) => string): Disguise['apply'] => {
  return (text, random) =>
    text.replace(HAN_RUN, run =>
      [...run].map((each, at) => (at === 0 ? each : sign(random) + each)).join(''),
    );
};

/** Changes one character of each few, so that the sense stays. */
const hanSome =
  (change: (character: string, random: Random) => string): Disguise['apply'] =>
  (text, random) =>
    text.replace(HAN_RUN, run => {
      const start = Math.floor(random() * 2);
      return [...run].map((each, at) => (at % 2 === start ? change(each, random) : each)).join('');
    });

const syllables = (text: string): string[] => pinyin(text, { toneType: 'none', type: 'array', v: true });
const toTraditional = Converter({ from: 'cn', to: 't' });

const MARKS = ['\u0300', '\u0301', '\u0302', '\u0303', '\u0308', '\u030a', '\u0327', '\u0331'];
const UNSEEN = ['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff'];
const EMOJI = ['🔥', '😂', '💀', '❤️', '✨'];

/** The first turned form of each letter. */
const TURNED_UP = new Map([...TURNED_LETTERS].reverse().map(([turned, letter]) => [letter, turned]));

const SMALL_CAPITALS = table('abcdefghijklmnopqrstuvwyz', 'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ');
const SUPERSCRIPTS = table('abcdefghijklmnoprstuvwxyz', 'ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ');
const LATIN_AS_CYRILLIC = table('aceopxyijshdqwbkmt', 'асеорхуіјѕһԁԛԝЬкмт');
const LATIN_AS_GREEK = table('abeikmnoptuvxyz', 'αβεικμηορτυνχγζ');
const CYRILLIC_AS_LATIN = table('аеорсухкмтвнё', 'aeopcyxkMTBHe');
const DIGITS = { a: '4', e: '3', i: '1', o: '0', s: '5', t: '7', b: '8', g: '9' };
const SIGNS = { a: '@', e: '€', i: '!', s: '$', t: '+', l: '|', c: '(' };
const CYRILLIC_DIGITS = { о: '0', з: '3', ч: '4', б: '6', е: 'e', а: '@', в: '8', э: '3' };
const LATIN_DRAWN = { n: '|\\|', w: 'vv', h: '|-|', u: '|_|', k: '|<', d: '|)', m: '|\\/|', o: '()' };
const CYRILLIC_DRAWN = { ж: '}|{', х: '}{', и: '|/|', ы: 'bI', ю: 'I0', л: '/\\', п: 'II', о: '()' };

/** Russian in Latin letters, as people write it. */
const SOUNDS: Readonly<Record<string, string>> = {
  ...table('абвгдеёзийклмнопрстуфцыэ', 'abvgdeoziyklmnoprstufcye'),
  ж: 'zh',
  х: 'h',
  ч: 'ch',
  ш: 'sh',
  щ: 'sch',
  ъ: '',
  ь: '',
  ю: 'yu',
  я: 'ya',
};

const SPACED: readonly Language[] = ['en', 'ru'];

function spaced(text: string): string {
  // Words stay apart by a wider gap, as people leave one.
  return text
    .split(/\s+/u)
    .map(word => [...word].join(' '))
    .join('   ');
}

const flagged = letters(letter => {
  const code = letter.toLowerCase().charCodeAt(0) - 97;
  return code >= 0 && code < 26 ? `${String.fromCodePoint(0x1f1e6 + code)}\u200b` : letter;
});

const upsideDown: Disguise['apply'] = text =>
  [...text.toLowerCase()]
    .reverse()
    .map(letter => TURNED_UP.get(letter) ?? letter)
    .join('');

/** All families, by name; each changes a text as a whole and leaves what it has no form for. */
export const DISGUISES: readonly Disguise[] = [
  { name: 'cyrillic-look-alikes', languages: ['en'], apply: swapped(LATIN_AS_CYRILLIC, 0.6) },
  { name: 'greek-look-alikes', languages: ['en'], apply: swapped(LATIN_AS_GREEK, 0.6) },
  { name: 'latin-look-alikes', languages: ['ru'], apply: swapped(CYRILLIC_AS_LATIN, 0.7) },
  { name: 'digits', languages: ['en'], apply: swapped(DIGITS, 0.7) },
  { name: 'signs', languages: ['en'], apply: swapped(SIGNS, 0.7) },
  { name: 'cyrillic-digits', languages: ['ru'], apply: swapped(CYRILLIC_DIGITS, 0.7) },
  {
    name: 'transliterated',
    languages: ['ru'],
    apply: letters(letter => SOUNDS[letter.toLowerCase()] ?? letter),
  },
  { name: 'drawn-letters', languages: ['en'], apply: drawn(LATIN_DRAWN) },
  { name: 'drawn-cyrillic', languages: ['ru'], apply: drawn(CYRILLIC_DRAWN) },
  { name: 'spaced', languages: SPACED, apply: spaced },
  { name: 'dotted', languages: SPACED, apply: between(() => '.') },
  { name: 'hyphened', languages: SPACED, apply: between(() => '-') },
  { name: 'underscored', languages: SPACED, apply: between(() => '_') },
  { name: 'starred', languages: SPACED, apply: between(() => '*') },
  {
    name: 'any-signs',
    languages: SPACED,
    apply: between(random => pick(['.', '-', '_', '*', '~', '/', '|'], random)),
  },
  { name: 'emoji-between', languages: SPACED, apply: between(random => pick(EMOJI, random)) },
  { name: 'one-sign', languages: SPACED, apply: within(['.', '-', '_', '*', '~', '+']) },
  { name: 'stretched', languages: SPACED, apply: swappedRuns(3, 4) },
  { name: 'doubled', languages: SPACED, apply: letters(letter => letter + letter) },
  { name: 'accents', languages: SPACED, apply: letters((letter, random) => letter + pick(MARKS, random)) },
  {
    name: 'heaped-marks',
    languages: SPACED,
    apply: letters(
      (letter, random) => letter + Array.from({ length: 4 }, () => pick(MARKS, random)).join(''),
    ),
  },
  { name: 'unseen', languages: SPACED, apply: between(random => pick(UNSEEN, random)) },
  { name: 'soft-hyphens', languages: SPACED, apply: between(() => '\u00ad') },
  {
    name: 'direction-marks',
    languages: SPACED,
    apply: between(random => pick(['\u200e', '\u200f', '\u061c'], random)),
  },
  { name: 'censored', languages: SPACED, apply: censored(['*']) },
  { name: 'censored-signs', languages: SPACED, apply: censored(['#', '•', '%', '●', '█']) },
  {
    name: 'mixed-case',
    languages: SPACED,
    apply: letters((letter, random) => (random() < 0.5 ? letter.toUpperCase() : letter.toLowerCase())),
  },
  { name: 'full-width', languages: ['en'], apply: block(0xff41, 0xff21) },
  { name: 'bold', languages: ['en'], apply: block(0x1d41a, 0x1d400) },
  { name: 'script', languages: ['en'], apply: block(0x1d4ea, 0x1d4d0) },
  { name: 'gothic', languages: ['en'], apply: block(0x1d586, 0x1d56c) },
  { name: 'monospaced', languages: ['en'], apply: block(0x1d68a, 0x1d670) },
  { name: 'circled', languages: ['en'], apply: block(0x24d0, 0x24b6) },
  { name: 'dark-circled', languages: ['en'], apply: block(0x1f150) },
  { name: 'squared', languages: ['en'], apply: block(0x1f130) },
  { name: 'dark-squared', languages: ['en'], apply: block(0x1f170) },
  { name: 'bracketed', languages: ['en'], apply: block(0x249c) },
  { name: 'flags', languages: ['en'], apply: flagged },
  {
    name: 'small-capitals',
    languages: ['en'],
    apply: letters(letter => SMALL_CAPITALS[letter.toLowerCase()] ?? letter),
  },
  {
    name: 'superscript',
    languages: ['en'],
    apply: letters(letter => SUPERSCRIPTS[letter.toLowerCase()] ?? letter),
  },
  { name: 'upside-down', languages: ['en'], apply: upsideDown },
  { name: 'traditional', languages: ['zh'], apply: text => toTraditional(text) },
  { name: 'han-spaced', languages: ['zh'], apply: hanBetween(() => ' ') },
  { name: 'han-dotted', languages: ['zh'], apply: hanBetween(random => pick(['.', '·', '。'], random)) },
  {
    name: 'han-signs',
    languages: ['zh'],
    apply: hanBetween(random => pick(['*', '-', '_', '/', '|', '~', '+'], random)),
  },
  { name: 'han-emoji', languages: ['zh'], apply: hanBetween(random => pick(EMOJI, random)) },
  { name: 'han-unseen', languages: ['zh'], apply: hanBetween(random => pick(UNSEEN, random)) },
  { name: 'han-bracketed', languages: ['zh'], apply: han(character => `【${character}】`) },
  {
    name: 'han-marks',
    languages: ['zh'],
    apply: han((character, random) => character + pick(MARKS, random)),
  },
  {
    name: 'han-latin-between',
    languages: ['zh'],
    apply: hanBetween(random => ` ${pick(['·', '~', '^'], random)} `),
  },
  { name: 'han-doubled', languages: ['zh'], apply: han(character => character.repeat(3)) },
  { name: 'pinyin', languages: ['zh'], apply: text => text.replace(HAN_RUN, run => syllables(run).join('')) },
  {
    name: 'pinyin-spaced',
    languages: ['zh'],
    apply: text => text.replace(HAN_RUN, run => ` ${syllables(run).join(' ')} `),
  },
  {
    name: 'pinyin-mixed',
    languages: ['zh'],
    apply: hanSome(character => syllables(character)[0] ?? character),
  },
  {
    name: 'similar-sounds',
    languages: ['zh'],
    apply: hanSome((each, random) => pick([...homophonesOf(each), each], random)),
  },
  { name: 'split-characters', languages: ['zh'], apply: han(character => PARTS.get(character) ?? character) },
];

function swappedRuns(least: number, most: number): Disguise['apply'] {
  return words((word, random) => {
    const at = Math.floor(random() * word.length);
    const times = least + Math.floor(random() * (most - least + 1));
    return word.slice(0, at) + word.charAt(at).repeat(times) + word.slice(at + 1);
  });
}

/** The families of a language. */
export const disguisesOf = (language: Language): readonly Disguise[] =>
  DISGUISES.filter(({ languages }) => languages.includes(language));
