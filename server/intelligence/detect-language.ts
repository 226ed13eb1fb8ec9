import { countOf, Is } from '../moderation/text/characters.ts';

/** The languages with a lexicon, and all others. */
export type Language = 'en' | 'zh' | 'ru' | 'other';

/** Letters of other languages in the same scripts, which English, Chinese and Russian don't have. */
const FOREIGN = /[\p{Script=Hiragana}\p{Script=Katakana}ñãõåøæœßłşğıęąățșěřůőűіїєґўљњћђџјқғңөұүһә¿¡]/iu;

/** Chat in every language has Latin names and sizes, so letters of another script count more. */
const NATIVE_WEIGHT = 3;

/** Detects a message's language by the scripts of its letters; it is too short for statistics of words. */
export function detectLanguage(text: string): Language {
  const latin = countOf(text, Is.latin);
  const han = countOf(text, Is.han) * NATIVE_WEIGHT;
  const cyrillic = countOf(text, Is.cyrillic) * NATIVE_WEIGHT;
  const known = latin + (han + cyrillic) / NATIVE_WEIGHT;
  if (known === 0 || known * 2 < countOf(text, Is.letter) || FOREIGN.test(text)) return 'other';
  if (han >= latin && han >= cyrillic) return 'zh';
  return cyrillic >= latin ? 'ru' : 'en';
}
