import { phraseKey, type Sought } from '../moderation/text/phrase-trie.ts';

const VOWEL = /[aeiou]/;
const ENGLISH = ['', 's', 'es', 'ed', 'er', 'ers', 'ing', 'ings', 'y'];
const RUSSIAN_NOUNS = [
  '',
  'а',
  'у',
  'ом',
  'е',
  'ы',
  'ов',
  'ам',
  'ами',
  'ах',
  'я',
  'ю',
  'ем',
  'и',
  'ей',
  'ям',
  'ями',
  'ях',
];
const RUSSIAN_MORE = [
  'ь',
  'ью',
  'ой',
  'ою',
  'ею',
  'о',
  'ия',
  'ию',
  'ии',
  'ие',
  'ий',
  'ием',
  'иям',
  'иями',
  'иях',
];
const RUSSIAN_ADJECTIVES =
  'ый ий ой ая яя ое ее ые ие ого его ому ему ым им ом ем ую юю ых их ыми ими ен на но ны'.split(' ');
const RUSSIAN_VERBS =
  'ать ять еть ить уть ти ю у ешь ишь ет ит ем им ете ите ут ют ат ят ал ала ало али ял яла яли ел ела ели ул ула уло ули ил ила или ай айте и ите ал лся лась лись ться тся'.split(
    ' ',
  );
const RUSSIAN = [...RUSSIAN_NOUNS, ...RUSSIAN_MORE, ...RUSSIAN_ADJECTIVES, ...RUSSIAN_VERBS];
/** What a Russian word ends in by which it changes. */
const RUSSIAN_ENDING = /(?:ать|ять|еть|ить|уть|ый|ий|ой|ая|яя|ое|ее|ия|ие|[аяоеьйыиу])$/u;
/** Shorter stems are part of too many other words. */
const SHORTEST_STEM = 3;

interface Stem {
  readonly stem: string;
  readonly endings: readonly string[];
}

function englishStems(word: string): Stem[] {
  if (word.endsWith('e'))
    return [{ stem: word.slice(0, -1), endings: ['e', 'es', 'ed', 'er', 'ers', 'ing', 'ings', 'y'] }];
  if (/[^aeiou]y$/.test(word))
    return [{ stem: word.slice(0, -1), endings: ['y', 'ies', 'ied', 'ier', 'iest', 'ying'] }];
  const stems: Stem[] = [{ stem: word, endings: ENGLISH }];
  const last = word.at(-1) ?? '';
  // "scam": scammer, scamming.
  if (/[^aeiou][aeiou][bdgklmnprtz]$/.test(word) || (word.length === 3 && VOWEL.test(word[1] ?? '')))
    stems.push({ stem: word + last, endings: ['ed', 'er', 'ers', 'ing', 'ings', 'y'] });
  return stems;
}

function russianStems(word: string): Stem[] {
  const stem = word.replace(RUSSIAN_ENDING, '');
  return stem.length < SHORTEST_STEM ? [{ stem: word, endings: [''] }] : [{ stem, endings: RUSSIAN }];
}

/** What is looked for where a word is, in all forms that its language gives it; Chinese words have one form. */
export function withEndings(word: string): Sought[] {
  const plain = word.toLowerCase().replaceAll('ё', 'е');
  let stems: Stem[] = [];
  if (/^[a-z]{3,}$/.test(plain)) stems = englishStems(plain);
  else if (/^[а-я]{3,}$/.test(plain)) stems = russianStems(plain);
  if (stems.length === 0) return [{ words: word }];
  return stems.map(({ stem, endings }) => ({
    words: stem,
    isOpen: { before: false, after: true },
    // As letters of a text are compared.
    endings: new Set(endings.map(phraseKey)),
  }));
}
