import i18next, { type ResourceLanguage } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, useView } from './view-store.ts';

const files = import.meta.glob<ResourceLanguage>('../../assets/locales/*/*.json', {
  eager: true,
  import: 'default',
});

/** Sorts the locale files, `…/<language>/<namespace>.json`, into what i18next takes. */
function resources(): Record<string, ResourceLanguage> {
  const sorted: Record<string, ResourceLanguage> = {};
  for (const [path, texts] of Object.entries(files)) {
    const [language = '', file = ''] = path.split('/').slice(-2);
    sorted[language] = { ...sorted[language], [file.replace(/\.json$/, '')]: texts };
  }
  return sorted;
}

function follow(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-Hans' : language;
  if (i18next.language !== language) void i18next.changeLanguage(language);
}

/** Starts the texts in the language of the view, and follows it. */
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
  follow(language);
  useView.subscribe(view => follow(view.language));
}
