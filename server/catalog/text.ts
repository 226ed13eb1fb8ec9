const MAX_SHOWN = 80;

/** One line of text without control characters, as a card can show it. */
export const clean = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\s]+/gu, ' ')
    .trim();

/** The beginning of what stood in a file, fit to be shown. */
export const shown = (text: string, limit = MAX_SHOWN): string => clean(text).slice(0, limit).toWellFormed();

/** Column names count as the same whatever their case, spaces, hyphens and underscores. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_.-]+/g, '');
