/** The languages that an answer can be written in, the studio's own first. */
export const ANSWER_LANGUAGES = [
  ...['en', 'zh', 'ru', 'ar', 'bg', 'cs', 'da', 'de', 'el', 'es', 'et', 'fa', 'fi', 'fr', 'he', 'hi', 'hr'],
  ...['hu', 'id', 'it', 'ja', 'ka', 'kk', 'ko', 'lt', 'lv', 'ms', 'nl', 'no', 'pl', 'pt', 'ro', 'sk', 'sl'],
  ...['sr', 'sv', 'th', 'tr', 'uk', 'uz', 'vi'],
] as const;

/** The name of a language in another one, such as "German". */
export const languageName = (tag: string, inLanguage: string): string =>
  new Intl.DisplayNames(inLanguage, { type: 'language' }).of(tag) ?? tag;
