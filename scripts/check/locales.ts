import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from '../setup/folders.mjs';
import type { Check } from './step.ts';
import { usedKeys } from './used-keys.ts';

export const LANGUAGES = ['en', 'zh', 'ru'] as const;

/** Full keys (`namespace:path.to.key`, plural suffix included) of one language. */
export type Keys = ReadonlySet<string>;

const PLURAL = /_(zero|one|two|few|many|other)$/;
const stem = (key: string): string => key.replace(PLURAL, '');

function flatten(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, inner]) =>
    flatten(inner, path === '' ? name : `${path}.${name}`),
  );
}

function keysOf(language: string): Keys {
  const files = globSync(`assets/locales/${language}/*.json`, { cwd: root });
  const all = files.flatMap(file =>
    flatten(JSON.parse(readFileSync(join(root, file), 'utf8')), '').map(
      key => `${basename(file, '.json')}:${key}`,
    ),
  );
  return new Set(all);
}

/** The plural forms that a language must have for whole numbers and for fractions. */
const formsOf = (language: string): readonly string[] =>
  new Intl.PluralRules(language).resolvedOptions().pluralCategories;

/** What each language lacks that another has, every plural form of its own included. */
export function unequalKeys(languages: Readonly<Record<string, Keys>>): string[] {
  const counted = new Set(
    Object.values(languages).flatMap(keys => [...keys].filter(key => PLURAL.test(key)).map(stem)),
  );
  const stems = new Set(Object.values(languages).flatMap(keys => [...keys].map(stem)));
  return Object.entries(languages).flatMap(([language, keys]) => {
    const wanted = [...stems].flatMap(key =>
      counted.has(key) ? formsOf(language).map(form => `${key}_${form}`) : [key],
    );
    return wanted.filter(key => !keys.has(key)).map(key => `${language} lacks ${key}`);
  });
}

/** The texts that code asks for and that no file has. */
export function unknownKeys(keys: Keys): string[] {
  const known = new Set([...keys, ...[...keys].map(stem)]);
  const list = [...known];
  return globSync('{renderer,viewer,client}/**/*.{ts,tsx}', { cwd: root }).flatMap(file =>
    usedKeys(readFileSync(join(root, file), 'utf8'))
      .filter(used => !list.some(key => used.pattern.test(key)))
      .map(used => `${file} asks for ${used.text}, which no text file has`),
  );
}

/** English, Chinese and Russian say the same things, and everything that the pages ask for. */
export const locales: Check = {
  name: 'texts in three languages',
  async run() {
    const languages = Object.fromEntries(LANGUAGES.map(language => [language, keysOf(language)]));
    return [...unequalKeys(languages), ...unknownKeys(languages.en ?? new Set())];
  },
};
