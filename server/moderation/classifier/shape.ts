import { bitsIn, countOf, Is, mayHaveRun } from '../text/characters.ts';
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

const PENCE = /\d\s?p(?:pm|\/)?(?![\p{L}\d])/iu;
const SMILE = /[:;]-?[)D(]|\){2}/;
const STARS = /\p{L}[*#$%@]+\p{L}?/u;
const REPEATS = /(\p{L})\1\1/u;

const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;

type Take = (shape: Shape) => void;

function ofNumbers(raw: string, folded: string, take: Take): void {
  if (folded.includes(LONG_NUMBER_MARK)) take('longNumber');
  const digits = countOf(raw, Is.digit);
  if (digits === 0) return;
  take('numbers');
  if (digits >= 20) take('digits20');
  else if (digits >= 10) take('digits10');
  else if (digits >= 4) take('digits4');
  if (digits >= 9 && PHONE.test(raw)) take('phone');
  if (AMOUNT.test(raw)) take('amount');
  if (PENCE.test(raw)) take('pence');
  if (raw.includes('%') && /\d\s?%/.test(raw)) take('percent');
}

function ofCapitals(raw: string, letters: number, take: Take): void {
  const capitals = countOf(raw, Is.upper);
  if (capitals < 3) return;
  if (letters > 4 && capitals > letters * 0.6) take('capitals');
  const words = count(raw, CAPITAL_WORD);
  if (words > 2) take('capitalWords');
  else if (words > 0) take('capitalWord');
}

function ofSigns(raw: string, bits: number, take: Take): void {
  const exclaims = (bits & Is.exclaims) === 0 ? 0 : countOf(raw, Is.exclaims);
  if (exclaims > 0) take('exclaims');
  if (exclaims > 2) take('exclaimsOften');
  if ((bits & Is.asks) !== 0) take('asks');
  if ((bits & Is.money) !== 0 || raw.includes('руб')) take('money');
  if (SMILE.test(raw)) take('smile');
  if (STARS.test(raw)) take('stars');
  if ((bits & Is.quotes) !== 0) take('quotes');
  if ((bits & Is.emoji) !== 0) take('emoji');
  if (mayHaveRun(raw) && REPEATS.test(raw)) take('repeats');
}

function ofLinks(raw: string, folded: string, take: Take): void {
  if (folded.includes(LINK_MARK)) take('link');
  if (raw.includes('.') && DOMAIN.test(raw)) take('domain');
  if (!raw.includes('@')) return;
  if (/[\w.]@[\w-]+\.\w/.test(raw)) take('address');
  const mentions = count(raw, /@\w/g);
  if (mentions > 0) take('mention');
  if (mentions > 1) take('mentions');
}

/** Takes what a text looks like, given how it was folded and how many words were read in it. */
export function shapesOf(raw: string, folded: string, words: number, take: Take): void {
  const bits = bitsIn(raw);
  const letters = countOf(raw, Is.letter);
  if ((bits & Is.upper) !== 0) ofCapitals(raw, letters, take);
  ofSigns(raw, bits, take);
  ofLinks(raw, folded, take);
  ofNumbers(raw, folded, take);
  const length = LENGTHS.find(([least]) => raw.length >= least);
  if (length) take(length[1]);
  // Chinese has no spaces: its words are counted by their characters.
  const size = Math.max(words, letters / 5);
  const most = WORDS.find(limit => size <= limit);
  if (most !== undefined) take(`words${most}`);
}
