export const LANGUAGES = ['en', 'zh', 'ru'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language in its own words, so that its readers find it from any other. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', zh: '简体中文', ru: 'Русский' };

/** The first of the wanted languages that the page speaks, English where it speaks none. */
export function chooseLanguage(wanted: readonly (string | undefined)[]): Language {
  for (const tag of wanted) {
    const found = LANGUAGES.find(language => tag?.toLowerCase().split('-')[0] === language);
    if (found) return found;
  }
  return 'en';
}
