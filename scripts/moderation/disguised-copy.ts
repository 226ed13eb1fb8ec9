import { unmarked } from '../../server/moderation/classifier/fold.ts';
import type { Language } from '../../server/moderation/classifier/language.ts';
import { GROUPS, type Lexicon } from '../../server/moderation/classifier/lexicon.ts';
import { type Disguise, disguisesOf } from './disguise.ts';
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
export function disguisedCopy(text: string, language: Language, lexicon: Lexicon, random: Random): string {
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
