import { CommandError } from '../../../shared/errors.ts';
import { bitsIn, Is } from './characters.ts';

/** Marks on one letter; Vietnamese, Thai and pointed Hebrew or Arabic have no more. */
const MAX_MARKS = 4;

/** Line and paragraph separators, tabs and the blanks of other scripts. */
const WHITE = /[\s\u0085\u180e\u2800]+/gu;
const CONTROLS = /(?!\s)\p{Cc}/gu;
/** What turns or holds the direction of text around it: embeddings, overrides, isolates, and the marks for older systems. */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069\u206a-\u206f]/gu;
const NOTHING = /[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{M}\p{Cc}\p{Cs}\p{Cn}\u2800]/gu;
const HEAPED = new RegExp(`(\\p{M}{${MAX_MARKS}})\\p{M}+`, 'gu');
const LOOSE_MARKS = /^[\p{M} ]+/u;

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const refuse = (message: string): CommandError => new CommandError('bad-data', message);

/** Whether a reader counts more characters in a text than so many. */
export function isLonger(text: string, most: number): boolean {
  if (text.length <= most) return false;
  let count = 0;
  for (const _ of characters.segment(text)) if (++count > most) return true;
  return false;
}

/**
 * A text as it is kept and shown: white space and line breaks are single spaces, direction is not turned beyond it, marks
 * are not heaped. Refuses with `bad-data` what can't be a text (NUL, halves of characters) and what shows nothing.
 */
export function cleanText(given: string): string {
  if (given.includes('\0')) throw refuse('A text has no NUL characters: leave them out.');
  if (!given.isWellFormed())
    throw refuse('The text has half of a character (a lone surrogate): send well-formed Unicode.');
  if ((bitsIn(given) & Is.unclean) === 0 && !given.includes('  ')) {
    const text = given.trim();
    if (text !== '') return text;
  }
  const text = given
    .replace(DIRECTION, '')
    .replace(CONTROLS, '')
    .replace(WHITE, ' ')
    .normalize('NFC')
    .replace(HEAPED, '$1')
    .replace(LOOSE_MARKS, '')
    .trimEnd();
  if (text.replace(NOTHING, '') === '') throw refuse('Write something that can be seen.');
  return text;
}

/** The same for a text that nobody can be told about; nothing where it would be refused. */
export function readableText(given: string): string | undefined {
  try {
    return cleanText(given);
  } catch (error) {
    if (error instanceof CommandError) return undefined;
    throw error;
  }
}
