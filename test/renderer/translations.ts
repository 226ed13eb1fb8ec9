import { readFileSync } from 'node:fs';
import i18next, { type TFunction } from 'i18next';

export const LANGUAGES = ['en', 'zh', 'ru'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The translations of one namespace from the locale files. */
export function translationsOf<Namespace extends string>(
  language: Language,
  namespace: Namespace,
): TFunction<Namespace> {
  const file = new URL(`../../assets/locales/${language}/${namespace}.json`, import.meta.url);
  const texts = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const instance = i18next.createInstance();
  void instance.init({
    lng: language,
    defaultNS: namespace,
    ns: [namespace],
    resources: { [language]: { [namespace]: texts } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return instance.getFixedT(language, namespace) as unknown as TFunction<Namespace>;
}
