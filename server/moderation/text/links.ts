/** Dots that only look like one, and those that are written out to hide an address. */
const DOTS = /[\u3002\u0701\u0702]|\s?[([{]\s?(?:\.|dot|точка|点)\s?[)\]}]\s?|\s(?:dot|точка)\s/giu;
const SCHEME = /(?:https?|ftp|tg|magnet):\/{0,2}[^\s]/iu;
/** IPv4 with a path or a port, which no price or version has. */
const ADDRESS = /(?<!\d)(?:\d{1,3}\.){3}\d{1,3}[/:]\S/u;

/** Top-level domains that people are sent to. Another word after a dot is a sentence without its space. */
const DOMAINS = [
  'com net org info biz shop store online site website space xyz link click club live app dev pro top vip win bet icu fun',
  'world today gg gl gd io ai tv cc ly uk eu de fr pl ua kz ru su cn hk tw jp kr br tk ml cf ga',
  'рф рус онлайн сайт 中国 网址 公司 在线',
];
/** Those that are everyday words too, and so only count before a path, as in `t.me/shop`. */
const WORDS = 'me to in it is us co by es so no';
const alternatives = (...lists: string[]): string => lists.join(' ').replaceAll(' ', '|');

const LABEL = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?';
const HOST = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:www\\.${LABEL}|(?:${LABEL}\\.)+(?:(?:${alternatives(...DOMAINS)})(?![\\p{L}\\p{N}-])|(?:${alternatives(WORDS)})/))`,
  'iu',
);

/** Whether a text has an address of a page in it, also one whose dots are written out or look-alikes. */
export function hasLink(text: string): boolean {
  const plain = text.normalize('NFKC').replace(DOTS, '.');
  return SCHEME.test(plain) || HOST.test(plain) || ADDRESS.test(plain);
}
