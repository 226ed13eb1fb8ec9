/** The languages with a lexicon, and all others. */
export type Language = 'en' | 'zh' | 'ru' | 'other';

const SCRIPTS = {
  latin: /\p{Script=Latin}/gu,
  han: /\p{Script=Han}/gu,
  cyrillic: /\p{Script=Cyrillic}/gu,
  letters: /\p{L}/gu,
};
/** Letters of other languages in the same scripts, which English, Chinese and Russian don't have. */
const FOREIGN = /[\p{Script=Hiragana}\p{Script=Katakana}ñãõåøæœßłşğıęąățșěřůőűіїєґўљњћђџјқғңөұүһә¿¡]/iu;

/** Chat in every language has Latin names and sizes, so letters of another script count more. */
const NATIVE_WEIGHT = 3;

/** Detects a message's language by the scripts of its letters; it is too short for statistics of words. */
export function detectLanguage(text: string): Language {
  const count = (script: RegExp): number => text.match(script)?.length ?? 0;
  const latin = count(SCRIPTS.latin);
  const han = count(SCRIPTS.han) * NATIVE_WEIGHT;
  const cyrillic = count(SCRIPTS.cyrillic) * NATIVE_WEIGHT;
  const known = latin + (han + cyrillic) / NATIVE_WEIGHT;
  if (known === 0 || known * 2 < count(SCRIPTS.letters) || FOREIGN.test(text)) return 'other';
  if (han >= latin && han >= cyrillic) return 'zh';
  return cyrillic >= latin ? 'ru' : 'en';
}
