import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { openViewerStorage } from '../consent/viewer-storage.ts';
import { chooseLanguage, type Language } from '../language/languages.ts';

/** As on the page of a show, so that a choice goes for both. */
const KEY = 'vitrine.language';
const storage = openViewerStorage();

const chunks: Record<Language, () => Promise<{ default: object }>> = {
  en: () => import('../../assets/locales/en/shows.json'),
  zh: () => import('../../assets/locales/zh/shows.json'),
  ru: () => import('../../assets/locales/ru/shows.json'),
};

async function applyLanguage(language: Language): Promise<void> {
  i18next.addResourceBundle(language, 'shows', (await chunks[language]()).default);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language === 'zh' ? 'zh-Hans' : language;
  document.title = i18next.t('shows:title');
}

/** Starts with the stored language, or the browser's. */
export async function startLanguage(): Promise<void> {
  await i18next
    .use(initReactI18next)
    .init({ resources: {}, defaultNS: 'shows', fallbackLng: false, interpolation: { escapeValue: false } });
  await applyLanguage(chooseLanguage([storage.get(KEY), ...navigator.languages]));
}

/** Switches to the language that the viewer chose, and stores the choice. */
export async function switchLanguage(language: Language): Promise<void> {
  storage.set(KEY, language);
  await applyLanguage(language);
}
