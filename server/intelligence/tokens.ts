/** A word, a Han character, an emoji or a punctuation mark that ends a clause, with its position in the text. */
export interface Token {
  /** Folded: `Ｓｏｏｏ` and `soo` are the same word. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'word' | 'emoji' | 'stop';
}

/** Joiners and soft hyphens, with which people evade filters, and the skin tones of emoji. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u2060-\u2064\uFEFF]|\p{Emoji_Modifier}/gu;
const TOKEN =
  /\p{Script=Han}|[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|['’](?=\p{L}))*|\p{Extended_Pictographic}|[.,!?;:…。，！？；：]/gu;
/** The same without Han, whose characters are tokens of their own. */
const HAN = /\p{Script=Han}/u;
const EMOJI = /^\p{Extended_Pictographic}$/u;

/** Normalizes a text: one width, no invisible characters. Positions of tokens refer to this form. */
export function plain(text: string): string {
  return text.normalize('NFKC').replace(INVISIBLE, '');
}

/** Folds case, accents and apostrophes: `Ёлка’s` and `елкаs` are the same word. */
export function fold(text: string): string {
  return plain(text)
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '');
}

/** Shortens runs of a letter to two: `amaaaazing` becomes `amaazing`. */
const squash = (word: string): string => word.replace(/(\p{L})\1{2,}/gu, '$1$1');

/** Splits a plain text into tokens, in order. */
export function tokens(text: string): Token[] {
  const list: Token[] = [];
  for (const { 0: raw, index } of text.matchAll(TOKEN)) {
    for (const part of splitHan(raw)) {
      const start = index + part.offset;
      const kind = kindOf(part.text);
      list.push({ text: squash(fold(part.text)), start, end: start + part.text.length, kind });
    }
  }
  return list;
}

function kindOf(text: string): Token['kind'] {
  if (EMOJI.test(text)) return 'emoji';
  return /^[\p{L}\p{N}]/u.test(text) ? 'word' : 'stop';
}

/** Splits runs such as `买3个ok`, which match as one, so that each Han character is a token. */
function splitHan(raw: string): { text: string; offset: number }[] {
  if (!HAN.test(raw)) return [{ text: raw, offset: 0 }];
  return [...raw.matchAll(/\p{Script=Han}|[^\p{Script=Han}]+/gu)].map(match => ({
    text: match[0],
    offset: match.index,
  }));
}
