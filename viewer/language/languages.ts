export const LANGUAGES = ['en', 'zh', 'ru'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The name of each language in that language. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', zh: '简体中文', ru: 'Русский' };

/** The first of the wanted BCP 47 tags that the page supports, by its primary subtag; English if none is. */
export function chooseLanguage(wanted: readonly (string | undefined)[]): Language {
  for (const tag of wanted) {
    const found = LANGUAGES.find(language => tag?.toLowerCase().split('-')[0] === language);
    if (found) return found;
  }
  return 'en';
}
