/** What a character is, a bit each. Whole lines are told to be ordinary by looking at each character once. */
export const Is = {
  letter: 1,
  upper: 2,
  digit: 4,
  latin: 8,
  cyrillic: 16,
  han: 32,
  /** Of English or Russian as a keyboard writes it: nothing else has to be read letter by letter. */
  ordinary: 64,
  /** It may be changed or refused where a text is cleaned. */
  unclean: 128,
  exclaims: 256,
  asks: 512,
  money: 1024,
  quotes: 2048,
  emoji: 4096,
  lower: 8192,
  /** Of two UTF-16 units, or half of such a character. */
  astral: 16_384,
} as const;

const KNOWN = 32_768;

const PATTERNS: readonly (readonly [bit: number, pattern: RegExp])[] = [
  [Is.letter, /\p{L}/u],
  [Is.upper, /\p{Lu}/u],
  [Is.lower, /\p{Ll}/u],
  [Is.digit, /\d/],
  [Is.latin, /\p{Script=Latin}/u],
  [Is.cyrillic, /\p{Script=Cyrillic}/u],
  [Is.han, /\p{Script=Han}/u],
  [Is.ordinary, /^[a-z\d\sа-яё.,!?'"’“”«»():;…—–&$€£₽%/+-]$/i],
  // Conjoining letters of Korean are composed; what is composed already may be decomposed.
  [
    Is.unclean,
    /[\p{Default_Ignorable_Code_Point}\p{M}\p{Cc}\p{Cs}\p{Cn}\u1100-\u11ff\u180e\u202a-\u202e\u2066-\u206f\u2800]|(?! )\s/u,
  ],
  [Is.exclaims, /[!！]/],
  [Is.asks, /[?？]/],
  [Is.money, /[$€£₽¥￥]/],
  [Is.quotes, /["“”«»]/],
  [Is.emoji, /\p{Extended_Pictographic}/u],
];

/** The bits of each character that was met, by its number; most of Unicode never is. */
const known = new Uint16Array(0x40000);

function learn(code: number): number {
  const character = String.fromCodePoint(code);
  let bits = KNOWN;
  for (const [bit, pattern] of PATTERNS) if (pattern.test(character)) bits |= bit;
  if (character.normalize('NFC') !== character) bits |= Is.unclean;
  if (code > 0xffff || (code >= 0xd800 && code <= 0xdfff)) bits |= Is.astral;
  if (code < known.length) known[code] = bits;
  return bits;
}

/** What the character with a number is. */
export const bitsOfCode = (code: number): number => known[code] || learn(code);

/** What some character of a text is. */
export function bitsIn(text: string): number {
  let bits = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) as number;
    if (code > 0xffff) at++;
    bits |= bitsOfCode(code);
  }
  return bits;
}

/** What every character of a text is. */
export function bitsThroughout(text: string): number {
  let bits = ~0;
  for (let at = 0; at < text.length && bits !== KNOWN; at++) {
    const code = text.codePointAt(at) as number;
    if (code > 0xffff) at++;
    bits &= bitsOfCode(code);
  }
  return bits;
}

/** How many characters of a text are something. */
export function countOf(text: string, bit: number): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) as number;
    if (code > 0xffff) at++;
    if ((bitsOfCode(code) & bit) !== 0) count++;
  }
  return count;
}

/** Whether some character stands three times in a row, or there are some of two units of which that is not seen so. */
export function mayHaveRun(text: string): boolean {
  let before = -1;
  let length = 1;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    length = unit === before ? length + 1 : 1;
    if (length > 2 || (unit & 0xf800) === 0xd800) return true;
    before = unit;
  }
  return false;
}
