import unhomoglyph from 'unhomoglyph';

/** Accents, and what has no look of its own: joiners, soft hyphens, selectors. */
const UNSEEN = /[\p{M}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * A text as it is looked for: without regard to case, accents and width, and letters of other scripts that look the same
 * are the same. It takes microseconds, so that thousands of lines are looked through while somebody types.
 */
export const foldText = (text: string): string =>
  unhomoglyph(text.normalize('NFKD').replace(UNSEEN, '').toLowerCase()).toLowerCase();
