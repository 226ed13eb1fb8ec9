import type { TextPart } from '../../shared/moderation/judgement.ts';
import { countOf, Is } from './text/characters.ts';
import { halfWidth } from './text/half-width.ts';
import { distinctParts } from './text/parts.ts';

const CIRCLED = /[①-⑨⓪]/g;

/** Full-width signs, and digits in circles, as ASCII: each as long as it was, so that places hold. */
const plainSigns = (text: string): string =>
  halfWidth(text).replace(CIRCLED, sign => (sign === '⓪' ? '0' : String(sign.charCodeAt(0) - 0x2460 + 1)));

/** Messengers, by the words and short forms with which people offer their accounts; the first kind stands alone. */
const WORDS = [
  'tele ?gram|tg|whats ?app|viber|we ?chat|weixin|vx|wx|signal|discord|skype|line|kik|snap ?chat',
  'телеграмм?|телега|тг|вотс ?апп?|ватс ?апп?|вацап|вайбер|вк|дискорд',
].join('|');
const HAN = '微信号?|薇信|威信|维信|v信|加v|加微|加薇|[+➕]v|扣扣|企鹅号?|电报';
/** What an account is called: after an @ or a colon anything, else only what no word is, with a digit or an underscore. */
const ACCOUNT =
  '(?:\\s*@\\s*[a-z0-9_.]{4,}|\\s*:\\s*[a-z0-9_.-]{5,}|[\\s是号id→>=-]{0,6}(?=[a-z.-]*[0-9_])[a-z0-9_.-]{5,})';

interface Contact {
  readonly pattern: RegExp;
  /** What no text lacks that has one: such a sign, and so many digits. */
  readonly signs: RegExp;
  readonly digits: number;
}

const CONTACTS: readonly Contact[] = [
  {
    pattern: new RegExp(
      `(?:(?<![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{N}])(?:${WORDS})|${HAN})${ACCOUNT}`,
      'giu',
    ),
    signs: /[@:_\d]/,
    digits: 0,
  },
  {
    pattern:
      /(?<![\w.])(?:https?:\/\/)?(?:t\.me|telegram\.me|wa\.me|chat\.whatsapp\.com|discord\.gg|discord\.com\/invite|vk\.me|m\.me)\/[\w+/@?=.-]+/giu,
    signs: /\//,
    digits: 0,
  },
  {
    pattern: /(?<![\w.+-])[\w.+-]{2,}@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/giu,
    signs: /@/,
    digits: 0,
  },
  // Telephone numbers: international, Chinese and Russian mobiles, North American.
  {
    pattern: /(?<![\d+])\+\d{1,3}[\s().-]*\d(?:[\s().-]*\d){6,12}(?!\d)/gu,
    signs: /\+/,
    digits: 8,
  },
  {
    pattern: /(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)/gu,
    signs: /\d/,
    digits: 11,
  },
  {
    pattern: /(?<!\d)[78][\s(-]*9\d{2}[\s)-]*\d{3}[\s-]?\d{2}[\s-]?\d{2}(?!\d)/gu,
    signs: /\d/,
    digits: 11,
  },
  {
    pattern: /(?<!\d)\(?[2-9]\d{2}[)\s.-]{1,2}[2-9]\d{2}[\s.-]\d{4}(?!\d)/gu,
    signs: /\d/,
    digits: 10,
  },
];

/** Where a text says how to reach somebody elsewhere: telephone numbers, addresses, accounts of messengers. */
export function contactsIn(text: string): TextPart[] {
  const plain = plainSigns(text);
  const digits = countOf(plain, Is.digit);
  const found = CONTACTS.filter(({ signs, digits: least }) => digits >= least && signs.test(plain)).flatMap(
    ({ pattern }) =>
      [...plain.matchAll(pattern)].map(({ index, 0: part }): TextPart => [index, index + part.length]),
  );
  return found.length > 1 ? distinctParts(found) : found;
}
