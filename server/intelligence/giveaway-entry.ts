import type { Token } from './tokens.ts';

/** What people type to enter a giveaway, besides digits and plus signs. */
const ENTRIES: ReadonlySet<string> = new Set(
  [
    'me',
    'in',
    'im in',
    'pick me',
    'me me',
    'me me me',
    'me pls',
    'me please',
    'count me in',
    'entered',
  ].concat(
    ['抽我', '选我', '我我我', '我', '扣一', '已扣', '抽奖', '中中中', '必中', '接好运', '好运'],
    ['я', 'меня', 'участвую', 'я я', 'и я', 'выберите меня', 'хочу выиграть', 'участие', 'удача'],
  ),
);
const NOISE_WORDS = 8;
const LINK = /\bhttps?:|\bwww\.|\b[a-z\d-]+\.(?:com|net|org|ru|cn|io|me|ly|shop|xyz|top)\b/i;

/** One or two words over and over: pasted text, or random typing. */
function isNoise(words: readonly string[]): boolean {
  return words.length >= NOISE_WORDS && new Set(words).size <= 2;
}

/** Whether a message is an entry to a giveaway, or spam: it says nothing about the audience's sentiment. */
export function isGiveawayEntry(text: string, list: readonly Token[]): boolean {
  const words = list.filter(token => token.kind === 'word').map(token => token.text);
  const hasEmoji = list.some(token => token.kind === 'emoji');
  if (words.every(word => /^\p{N}+$/u.test(word)) && !hasEmoji) return true;
  const said = words.some(word => /\p{Script=Han}/u.test(word)) ? words.join('') : words.join(' ');
  if (/^(?:[\p{Script=Latin}\p{Script=Cyrillic}]|扣\p{N}+)$/u.test(said) || ENTRIES.has(said)) return true;
  return isNoise(words) || LINK.test(text);
}
