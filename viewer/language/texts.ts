import { storage } from '../session.ts';
import { chooseLanguage, type Language } from './languages.ts';

const KEY = 'vitrine.language';

/** One chunk for each language, so that only the needed one is downloaded. */
const chunks: Record<Language, () => Promise<{ default: object }>> = {
  en: () => import('../../assets/locales/en/viewer.json'),
  zh: () => import('../../assets/locales/zh/viewer.json'),
  ru: () => import('../../assets/locales/ru/viewer.json'),
};

export const loadTexts = async (language: Language): Promise<object> => (await chunks[language]()).default;

/** The stored language, or the browser's. */
export const firstLanguage = chooseLanguage([storage.get(KEY), ...navigator.languages]);
/** Its texts, asked for when this module is loaded, which is before the code that writes them is. */
export const firstTexts = loadTexts(firstLanguage);

export const storeLanguage = (language: Language): void => storage.set(KEY, language);
