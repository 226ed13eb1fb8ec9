/** Words that say nothing of what is asked, in English and Russian; shorter ones never do. */
const EMPTY = new Set(
  [
    'what when where which whose does have this that these those them they there their then than with your yours',
    'will would could should about much many some from into only also just like want need know please thanks hello',
    'been were same more most very here really okay guys show live',
    'есть какой какая какое какие каких когда куда будет будут можно если этот этого этой эти меня тебя вас сколько',
    'почему зачем ещё еще уже очень тоже или для чтобы пожалуйста спасибо привет здравствуйте нужно хочу такой такая',
  ]
    .join(' ')
    .split(' '),
);
/** How long a word has to be, and how much of its beginning tells it: "ship" is in "shipping", "цвет" in "цвета". */
const STEM = 4;
const HAN = /\p{Script=Han}/u;

/** A text without what doesn't change its words: case, width, punctuation, spaces. */
export const plain = (text: string): string => wordsOf(text).join(' ');

/** The words and numbers of a text, in small letters. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** What tells texts on the same thing: beginnings of longer words, numbers of two digits and more, pairs of Han characters. */
export const tellingWords = (text: string): Set<string> => new Set(wordsOf(text).flatMap(partsOf));

function partsOf(word: string): string[] {
  if (HAN.test(word)) return pairsOf([...word].filter(sign => HAN.test(sign)));
  if (/^\d+$/.test(word)) return word.length > 1 ? [word] : [];
  return word.length < STEM || EMPTY.has(word) ? [] : [word.slice(0, STEM)];
}

const pairsOf = (signs: readonly string[]): string[] =>
  signs.slice(1).map((sign, index) => `${signs[index]}${sign}`);
