import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from './languages.ts';
import { firstLanguage, firstTexts, loadTexts, storeLanguage } from './texts.ts';

/** Switches the language after loading its texts, so that the page never shows bare keys. */
async function setLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'viewer')) {
    i18next.addResourceBundle(language, 'viewer', await loadTexts(language));
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language === 'zh' ? 'zh-Hans' : language;
}

/** Starts with the stored language, or the browser's. */
export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: firstLanguage,
    ns: 'viewer',
    defaultNS: 'viewer',
    resources: { [firstLanguage]: { viewer: await firstTexts } },
    fallbackLng: false,
    interpolation: { escapeValue: false },
  });
  await setLanguage(firstLanguage);
}

/** Switches to the language that the viewer chose, and stores the choice. */
export async function switchLanguage(language: Language): Promise<void> {
  storeLanguage(language);
  await setLanguage(language);
}
