/// <reference path="./vader-sentiment.d.ts" />
import vader from 'vader-sentiment';
import emoji from '../../assets/lexicons/emoji.json' with { type: 'json' };
import en from '../../assets/lexicons/en.json' with { type: 'json' };
import ru from '../../assets/lexicons/ru.json' with { type: 'json' };
import zh from '../../assets/lexicons/zh.json' with { type: 'json' };
import { detectLanguage, type Language } from './detect-language.ts';
import { isGiveawayEntry } from './giveaway-entry.ts';
import { Lexicon, type Reading } from './lexicon.ts';
import { plain, type Token, tokens } from './tokens.ts';

export interface Sentiment {
  /** From -1 (negative) to 1 (positive); 0 is neutral; null where the text is not an opinion. */
  readonly score: number | null;
  readonly language: Language;
  /** Low for a language with a partial lexicon. */
  readonly confidence: 'normal' | 'low';
}

const lexicons: Readonly<Record<Language, Lexicon>> = {
  en: new Lexicon(en, emoji),
  zh: new Lexicon(zh, emoji),
  ru: new Lexicon(ru, emoji),
  other: new Lexicon(emoji),
};

/** VADER's normalization of a sum to -1…1, so that the scores of all languages compare. */
const ALPHA = 15;
const normalize = (sum: number): number => sum / Math.sqrt(sum * sum + ALPHA);
const denormalize = (score: number): number => score * Math.sqrt(ALPHA / Math.max(1e-9, 1 - score * score));

/** VADER's sum for the words outside of our own phrases: by itself it takes "is shipping free" for positive. */
function vaderSum(text: string, { spans }: Reading): number {
  let rest = '';
  let upTo = 0;
  for (const { start, end } of spans) {
    rest += `${text.slice(upTo, start)} , `;
    upTo = end;
  }
  rest += text.slice(upTo);
  if (!/\p{L}/u.test(rest)) return 0;
  return denormalize(vader.SentimentIntensityAnalyzer.polarity_scores(rest).compound);
}

const hasWords = (list: readonly Token[]): boolean => list.some(token => token.kind === 'word');

/**
 * Scores the sentiment of a chat message. English is scored by VADER with a lexicon of live shopping on top; Chinese and
 * Russian by lexicons of our own, with low confidence; emoji count in every language. Entries to a giveaway (`1`, `+`,
 * `888`) and spam have no score.
 */
export function scoreText(raw: string): Sentiment {
  const text = plain(raw);
  const list = tokens(text);
  const language = detectLanguage(text);
  const confidence = language === 'en' || !hasWords(list) ? 'normal' : 'low';
  if (isGiveawayEntry(text, list)) return { score: null, language, confidence };
  const reading = lexicons[language].read(list);
  if (language === 'other' && reading.spans.length === 0) return { score: null, language, confidence };
  const sum = reading.sum + (language === 'en' ? vaderSum(text, reading) : 0);
  return { score: normalize(sum), language, confidence };
}
