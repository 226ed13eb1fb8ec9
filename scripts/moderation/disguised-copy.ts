import { unmarked } from '../../server/moderation/classifier/fold.ts';
import type { Language } from '../../server/moderation/classifier/language.ts';
import { GROUPS, type Lexicon } from '../../server/moderation/classifier/lexicon.ts';
import { DISGUISES, type Disguise, disguisesOf } from './disguise.ts';
import { pick, type Random } from './random.ts';

const RUDE = ['insult', 'hate', 'threat', 'sexual', 'profane', 'go'].reduce(
  (bits, group) => bits | (1 << GROUPS.indexOf(group as (typeof GROUPS)[number])),
  0,
);
/** The chance of any other word to be disguised, or a disguise would itself be taken for rude. */
const OTHERS = 0.15;
const HAN_PIECE = 2;

function disguiseHan(text: string, disguise: Disguise, lexicon: Lexicon, random: Random): string {
  let result = '';
  for (let at = 0; at < text.length; ) {
    const found = lexicon.hanAt(text, at);
    const isRude = found !== undefined && (found[1] & RUDE) !== 0;
    const length = found?.[0].length ?? (random() < OTHERS / HAN_PIECE ? HAN_PIECE : 1);
    const piece = text.slice(at, at + length);
    result += isRude || (!found && length > 1) ? disguise.apply(piece, random) : piece;
    at += length;
  }
  return result;
}

/** A line with its rude words, and a few others, in one of the disguises in which people write past filters. */
function withWordsDisguised(text: string, language: Language, lexicon: Lexicon, random: Random): string {
  const disguise = pick(disguisesOf(language), random);
  if (language === 'zh') return disguiseHan(text, disguise, lexicon, random);
  return text
    .split(' ')
    .map(word => {
      const isRude = (lexicon.groupsOf(unmarked(word.toLowerCase().replace(/[^\p{L}]/gu, ''))) & RUDE) !== 0;
      return isRude || random() < OTHERS ? disguise.apply(word, random) : word;
    })
    .join(' ');
}

/** How many lines are learned from with some words in disguise, and how many as a whole. */
const SOME_WORDS = 0.15;
const WHOLE = 0.2;
/** Chinese in Latin letters has none of the characters by which a line is known, so more of it is needed. */
const SAID = 0.3;
const PINYIN = DISGUISES.filter(({ name }) => name === 'pinyin' || name === 'pinyin-spaced');

/** A line in disguises, if it is one of those that are learned from so. */
export function disguisedCopies(
  text: string,
  language: Language,
  lexicon: Lexicon,
  random: Random,
): string[] {
  const copies: string[] = [];
  if (random() < SOME_WORDS) copies.push(withWordsDisguised(text, language, lexicon, random));
  if (random() < WHOLE) copies.push(pick(disguisesOf(language), random).apply(text, random));
  if (language === 'zh' && random() < SAID) copies.push(pick(PINYIN, random).apply(text, random));
  return copies.filter(copy => copy !== text);
}
