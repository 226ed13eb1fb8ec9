/** The languages whose words are known, and all the rest. */
export type Language = 'en' | 'zh' | 'ru' | 'other';

const SCRIPTS = {
  latin: /\p{Script=Latin}/gu,
  han: /\p{Script=Han}/gu,
  cyrillic: /\p{Script=Cyrillic}/gu,
  letters: /\p{L}/gu,
};
/** Letters that English, Chinese and Russian do not have, of languages written in the same scripts. */
const FOREIGN = /[\p{Script=Hiragana}\p{Script=Katakana}ñãõåøæœßłşğıęąățșěřůőűіїєґўљњћђџјқғңөұүһә¿¡]/iu;

/** Latin stands in every language's chat, in names and sizes; a few letters of another script outweigh it. */
const NATIVE_WEIGHT = 3;

/** Tells a line's language by counting its scripts: a chat line is too short for anything finer. */
export function languageOf(text: string): Language {
  const count = (script: RegExp): number => text.match(script)?.length ?? 0;
  const latin = count(SCRIPTS.latin);
  const han = count(SCRIPTS.han) * NATIVE_WEIGHT;
  const cyrillic = count(SCRIPTS.cyrillic) * NATIVE_WEIGHT;
  const known = latin + (han + cyrillic) / NATIVE_WEIGHT;
  if (known === 0 || known * 2 < count(SCRIPTS.letters) || FOREIGN.test(text)) return 'other';
  if (han >= latin && han >= cyrillic) return 'zh';
  return cyrillic >= latin ? 'ru' : 'en';
}
