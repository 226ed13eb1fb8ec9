import i18next, { type ResourceLanguage } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, useView } from './view-store.ts';

const files = import.meta.glob<ResourceLanguage>('../../assets/locales/*/*.json', {
  eager: true,
  import: 'default',
});

/** The locale files, `…/<language>/<namespace>.json`, as i18next resources. */
function resources(): Record<string, ResourceLanguage> {
  const languages: Record<string, ResourceLanguage> = {};
  for (const [path, texts] of Object.entries(files)) {
    const [language = '', file = ''] = path.split('/').slice(-2);
    languages[language] = { ...languages[language], [file.replace(/\.json$/, '')]: texts };
  }
  return languages;
}

function applyLanguage(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-Hans' : language;
  if (i18next.language !== language) void i18next.changeLanguage(language);
}

/** Initializes i18next with the language of the view store, and applies each change of it. */
export function startI18n(): void {
  const { language } = useView.getState();
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'common',
    resources: resources(),
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  applyLanguage(language);
  useView.subscribe(view => applyLanguage(view.language));
}
