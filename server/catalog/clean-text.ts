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
