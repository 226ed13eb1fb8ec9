import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { storage } from '../session.ts';
import { chooseLanguage, type Language } from './languages.ts';

const KEY = 'vitrine.language';

/** One chunk for each language, so that only the needed one is downloaded. */
const texts: Record<Language, () => Promise<{ default: object }>> = {
  en: () => import('../../assets/locales/en/viewer.json'),
  zh: () => import('../../assets/locales/zh/viewer.json'),
  ru: () => import('../../assets/locales/ru/viewer.json'),
};

/** Switches the language after loading its texts, so that the page never shows bare keys. */
async function setLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'viewer')) {
    i18next.addResourceBundle(language, 'viewer', (await texts[language]()).default);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language === 'zh' ? 'zh-Hans' : language;
}

/** Starts with the stored language, or the browser's. */
export async function startLanguage(): Promise<void> {
  const language = chooseLanguage([storage.get(KEY), ...navigator.languages]);
  const first = await texts[language]();
  await i18next.use(initReactI18next).init({
    lng: language,
    ns: 'viewer',
    defaultNS: 'viewer',
    resources: { [language]: { viewer: first.default } },
    fallbackLng: false,
    interpolation: { escapeValue: false },
  });
  await setLanguage(language);
}

/** Switches to the language that the viewer chose, and stores the choice. */
export async function switchLanguage(language: Language): Promise<void> {
  storage.set(KEY, language);
  await setLanguage(language);
}
