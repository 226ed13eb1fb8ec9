import { LINK_MARK, LONG_NUMBER_MARK } from './fold.ts';

/** What a text looks like, whatever its words are. */
export const SHAPES = [
  'capitals',
  'capitalWord',
  'capitalWords',
  'repeats',
  'exclaims',
  'exclaimsOften',
  'asks',
  'link',
  'domain',
  'address',
  'longNumber',
  'phone',
  'numbers',
  'digits4',
  'digits10',
  'digits20',
  'emoji',
  'mention',
  'mentions',
  'money',
  'amount',
  'pence',
  'percent',
  'smile',
  'stars',
  'quotes',
  'length40',
  'length80',
  'length120',
  'length145',
  'length200',
  'words1',
  'words2',
  'words4',
  'words8',
  'words16',
  'words32',
] as const;
export type Shape = (typeof SHAPES)[number];

const DOMAIN =
  /[a-z\d-]\.(?:com|net|org|info|biz|shop|store|site|xyz|top|live|link|tv|me|ly|gl|io|gg|ru|рф|cn|cc|uk|co)(?![\p{L}\d])/iu;
const PHONE = /\d(?:[ ()-]?\d){8,}/;
const AMOUNT = /[$€£₽¥￥]\s?\d|\d\s?(?:[$€£₽¥￥]|usd|руб|р\b|тыс|元|块|pounds?|dollars?|bucks)/i;
const CAPITAL_WORD = /(?<!\p{L})\p{Lu}{3,}(?!\p{L})/gu;
const LENGTHS = [
  [200, 'length200'],
  [145, 'length145'],
  [120, 'length120'],
  [80, 'length80'],
  [40, 'length40'],
] as const;
const WORDS = [1, 2, 4, 8, 16, 32] as const;

const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;

function* ofNumbers(raw: string, folded: string): Generator<Shape> {
  if (folded.includes(LONG_NUMBER_MARK)) yield 'longNumber';
  const digits = count(raw, /\d/g);
  if (digits === 0) return;
  yield 'numbers';
  if (digits >= 20) yield 'digits20';
  else if (digits >= 10) yield 'digits10';
  else if (digits >= 4) yield 'digits4';
  if (PHONE.test(raw)) yield 'phone';
  if (AMOUNT.test(raw)) yield 'amount';
  if (/\d\s?p(?:pm|\/)?(?![\p{L}\d])/iu.test(raw)) yield 'pence';
  if (/\d\s?%/.test(raw)) yield 'percent';
}

function* ofCapitals(raw: string, letters: number): Generator<Shape> {
  const capitals = count(raw, /\p{Lu}/gu);
  if (capitals < 3) return;
  if (letters > 4 && capitals > letters * 0.6) yield 'capitals';
  const words = count(raw, CAPITAL_WORD);
  if (words > 2) yield 'capitalWords';
  else if (words > 0) yield 'capitalWord';
}

function* ofSigns(raw: string): Generator<Shape> {
  const exclaims = count(raw, /[!！]/g);
  if (exclaims > 0) yield 'exclaims';
  if (exclaims > 2) yield 'exclaimsOften';
  if (/[?？]/.test(raw)) yield 'asks';
  if (/[$€£₽¥￥]|руб/.test(raw)) yield 'money';
  if (/[:;]-?[)D(]|\){2}/.test(raw)) yield 'smile';
  if (/\p{L}[*#$%@]+\p{L}?/u.test(raw)) yield 'stars';
  if (/["“”«»]/.test(raw)) yield 'quotes';
  if (/\p{Extended_Pictographic}/u.test(raw)) yield 'emoji';
  if (/(\p{L})\1\1/u.test(raw)) yield 'repeats';
}

function* ofLinks(raw: string, folded: string): Generator<Shape> {
  if (folded.includes(LINK_MARK)) yield 'link';
  if (raw.includes('.') && DOMAIN.test(raw)) yield 'domain';
  if (!raw.includes('@')) return;
  if (/[\w.]@[\w-]+\.\w/.test(raw)) yield 'address';
  const mentions = count(raw, /@\w/g);
  if (mentions > 0) yield 'mention';
  if (mentions > 1) yield 'mentions';
}

/** What a text looks like, given how it was folded and how many words were read in it. */
export function* shapesOf(raw: string, folded: string, words: number): Generator<Shape> {
  const letters = count(raw, /\p{L}/gu);
  yield* ofCapitals(raw, letters);
  yield* ofSigns(raw);
  yield* ofLinks(raw, folded);
  yield* ofNumbers(raw, folded);
  const length = LENGTHS.find(([least]) => raw.length >= least);
  if (length) yield length[1];
  // Chinese has no spaces: its words are counted by their characters.
  const size = Math.max(words, letters / 5);
  const most = WORDS.find(limit => size <= limit);
  if (most !== undefined) yield `words${most}`;
}
