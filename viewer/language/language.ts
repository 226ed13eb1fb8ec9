import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { memory } from '../session.ts';
import { chooseLanguage, type Language } from './languages.ts';

const KEY = 'vitrine.language';

/** One chunk a language, so that nobody downloads texts they can't read. */
const texts: Record<Language, () => Promise<{ default: object }>> = {
  en: () => import('../../assets/locales/en/viewer.json'),
  zh: () => import('../../assets/locales/zh/viewer.json'),
  ru: () => import('../../assets/locales/ru/viewer.json'),
};

/** Speaks a language from now on; its texts are fetched first, so the page never shows bare keys. */
async function speak(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'viewer')) {
    i18next.addResourceBundle(language, 'viewer', (await texts[language]()).default);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language === 'zh' ? 'zh-Hans' : language;
}

/** Starts with the language chosen before, or the browser's own. */
export async function startLanguage(): Promise<void> {
  const language = chooseLanguage([memory.get(KEY), ...navigator.languages]);
  const first = await texts[language]();
  await i18next.use(initReactI18next).init({
    lng: language,
    ns: 'viewer',
    defaultNS: 'viewer',
    resources: { [language]: { viewer: first.default } },
    fallbackLng: false,
    interpolation: { escapeValue: false },
  });
  await speak(language);
}

/** Changes the language because the viewer asked, and remembers it. */
export async function switchLanguage(language: Language): Promise<void> {
  memory.set(KEY, language);
  await speak(language);
}
