const MAX_EXCERPT = 80;

/** One line of text without control characters, as a card can show it. */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\s]+/gu, ' ')
    .trim();

/** The beginning of a text, for display. */
export const excerptOf = (text: string, limit = MAX_EXCERPT): string =>
  cleanText(text).slice(0, limit).toWellFormed();

/** A column's name without case, spaces, hyphens and underscores, for comparison. */
export const normalizedName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_.-]+/g, '');

const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/** A text that is too long, cut behind its last whole word that fits, with an ellipsis. @param limit in UTF-16 units */
export function cutText(text: string, limit: number): string {
  const ends = [...words.segment(text.slice(0, limit + 64))].map(({ index }) => index);
  const whole = text.slice(0, ends.findLast(index => index < limit) ?? 0).replace(/[\s\p{Pd},;:]+$/u, '');
  return `${
    whole.length > limit / 2
      ? whole
      : text
          .slice(0, limit - 1)
          .toWellFormed()
          .replace(/\uFFFD$/, '')
  }…`;
}
