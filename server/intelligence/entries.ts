import type { Token } from './text.ts';

/** What people type to be drawn in a giveaway, beside digits and plus signs. */
const PLEAS: ReadonlySet<string> = new Set(
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

/** One or two words said over and over: pasted, or a child at the keyboard. */
function isNoise(words: readonly string[]): boolean {
  return words.length >= NOISE_WORDS && new Set(words).size <= 2;
}

/** Whether a line is an entry to a giveaway or pasted noise: it tells nothing of how the show feels. */
export function isEntry(text: string, list: readonly Token[]): boolean {
  const words = list.filter(token => token.kind === 'word').map(token => token.text);
  const hasEmoji = list.some(token => token.kind === 'emoji');
  if (words.every(word => /^\p{N}+$/u.test(word)) && !hasEmoji) return true;
  const said = words.some(word => /\p{Script=Han}/u.test(word)) ? words.join('') : words.join(' ');
  if (/^(?:[\p{Script=Latin}\p{Script=Cyrillic}]|扣\p{N}+)$/u.test(said) || PLEAS.has(said)) return true;
  return isNoise(words) || LINK.test(text);
}
