/** The languages that there is a model for. */
export const LANGUAGES = ['en', 'zh', 'ru'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Chat in Chinese and Russian has Latin names and sizes, so letters of those scripts count more. */
const NATIVE_WEIGHT = 3;

/** The language of a text by the scripts of its letters; what is written in none of the three is read as English. */
export function languageOf(text: string): Language {
  let [latin, han, cyrillic] = [0, 0, 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at) | 0x20;
    if (code >= 0x61 && code <= 0x7a) latin += 1;
    else if (code >= 0x3420 && code <= 0x9fff) han += NATIVE_WEIGHT;
    else if (code >= 0x420 && code <= 0x52f) cyrillic += NATIVE_WEIGHT;
  }
  if (han > 0 && han >= latin && han >= cyrillic) return 'zh';
  return cyrillic > 0 && cyrillic >= latin ? 'ru' : 'en';
}
