import { CommandError } from '../../../shared/errors.ts';

/** Longest line, in characters as a reader counts them. */
const MAX_CHARACTERS = 300;
/** Marks on one letter; Vietnamese, Thai and pointed Hebrew or Arabic have no more. */
const MAX_MARKS = 4;

/** Line and paragraph separators, tabs and the blanks of other scripts. */
const WHITE = /[\s\u0085\u180e\u2800]+/gu;
const CONTROLS = /(?!\s)\p{Cc}/gu;
/** What turns or holds the direction of text around it: embeddings, overrides, isolates, and the marks for older systems. */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069\u206a-\u206f]/gu;
const NOTHING = /[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{M}\p{Cc}\p{Cs}\p{Cn}\u2800]/gu;
const HEAPED = new RegExp(`(\\p{M}{${MAX_MARKS}})\\p{M}+`, 'gu');
const LOOSE_MARKS = /^\p{M}+/u;

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const refuse = (message: string): CommandError => new CommandError('bad-data', message);

/** How many characters a reader counts in a text. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of characters.segment(text)) count++;
  return count;
}

/**
 * A text as it is kept and shown: white space and line breaks are single spaces, direction is not turned beyond it, marks
 * are not heaped. Refuses with `bad-data` what can't be a text (NUL, halves of characters), what shows nothing, and what is
 * too long.
 */
export function cleanText(given: string): string {
  if (given.includes('\0')) throw refuse('A text has no NUL characters: leave them out.');
  if (!given.isWellFormed())
    throw refuse('The text has half of a character (a lone surrogate): send well-formed Unicode.');
  const text = given
    .replace(DIRECTION, '')
    .replace(WHITE, ' ')
    .replace(CONTROLS, '')
    .normalize('NFC')
    .replace(HEAPED, '$1')
    .trim()
    .replace(LOOSE_MARKS, '');
  if (text.replace(NOTHING, '') === '') throw refuse('Write something that can be seen.');
  if (text.length > MAX_CHARACTERS && countCharacters(text) > MAX_CHARACTERS)
    throw refuse(`A text has at most ${MAX_CHARACTERS} characters.`);
  return text;
}
