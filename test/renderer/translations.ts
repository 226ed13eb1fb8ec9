import { readFileSync } from 'node:fs';
import i18next, { type TFunction } from 'i18next';

export const LANGUAGES = ['en', 'zh', 'ru'] as const;
export type Language = (typeof LANGUAGES)[number];

function textsOf(language: Language, namespace: string): Record<string, unknown> {
  const file = new URL(`../../assets/locales/${language}/${namespace}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
}

/** The translations of one namespace from the locale files, with others whose keys name their namespace. */
export function translationsOf<Namespace extends string>(
  language: Language,
  namespace: Namespace,
  others: readonly string[] = [],
): TFunction<Namespace> {
  const ns = [namespace, ...others];
  const instance = i18next.createInstance();
  void instance.init({
    lng: language,
    defaultNS: namespace,
    ns,
    resources: { [language]: Object.fromEntries(ns.map(each => [each, textsOf(language, each)])) },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return instance.getFixedT(language, namespace) as unknown as TFunction<Namespace>;
}
