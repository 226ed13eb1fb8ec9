/// <reference path="./vader-sentiment.d.ts" />
import vader from 'vader-sentiment';
import emoji from '../../assets/lexicons/emoji.json' with { type: 'json' };
import en from '../../assets/lexicons/en.json' with { type: 'json' };
import ru from '../../assets/lexicons/ru.json' with { type: 'json' };
import zh from '../../assets/lexicons/zh.json' with { type: 'json' };
import { isEntry } from './entries.ts';
import { type Language, languageOf } from './language.ts';
import { Lexicon, type Reading } from './lexicon.ts';
import { plain, type Token, tokens } from './text.ts';

export interface Feeling {
  /** From -1 (cross, put off) to 1 (delighted); 0 says nothing either way; null where the text is not an opinion. */
  readonly score: number | null;
  readonly language: Language;
  /** Low for a language whose words are only partly known. */
  readonly confidence: 'normal' | 'low';
}

const lexicons: Readonly<Record<Language, Lexicon>> = {
  en: new Lexicon(en, emoji),
  zh: new Lexicon(zh, emoji),
  ru: new Lexicon(ru, emoji),
  other: new Lexicon(emoji),
};

/** Bends a sum of word strengths into -1…1 the way VADER does, so that the languages' scores compare. */
const BEND = 15;
const bend = (sum: number): number => sum / Math.sqrt(sum * sum + BEND);
const unbend = (score: number): number => score * Math.sqrt(BEND / Math.max(1e-9, 1 - score * score));

/** What VADER makes of the words that our own phrases have not claimed: it takes "is shipping free" for joy. */
function vaderSum(text: string, { spans }: Reading): number {
  let rest = '';
  let upTo = 0;
  for (const { start, end } of spans) {
    rest += `${text.slice(upTo, start)} , `;
    upTo = end;
  }
  rest += text.slice(upTo);
  if (!/\p{L}/u.test(rest)) return 0;
  return unbend(vader.SentimentIntensityAnalyzer.polarity_scores(rest).compound);
}

const hasWords = (list: readonly Token[]): boolean => list.some(token => token.kind === 'word');

/**
 * Scores how one line of chat feels. English is read by VADER with the phrases of live shopping on top; Chinese and
 * Russian by lexicons of our own, marked low in confidence; emoji count in every language. Entries to a giveaway
 * (`1`, `+`, `888`) and pasted noise have no score at all.
 */
export function scoreText(raw: string): Feeling {
  const text = plain(raw);
  const list = tokens(text);
  const language = languageOf(text);
  const confidence = language === 'en' || !hasWords(list) ? 'normal' : 'low';
  if (isEntry(text, list)) return { score: null, language, confidence };
  const reading = lexicons[language].read(list);
  if (language === 'other' && reading.spans.length === 0) return { score: null, language, confidence };
  const sum = reading.sum + (language === 'en' ? vaderSum(text, reading) : 0);
  return { score: bend(sum), language, confidence };
}
