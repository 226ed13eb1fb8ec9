import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import en from '../../assets/locales/en/viewer.json' with { type: 'json' };
import ru from '../../assets/locales/ru/viewer.json' with { type: 'json' };
import zh from '../../assets/locales/zh/viewer.json' with { type: 'json' };

const PLURAL = /_(zero|one|two|few|many|other)$/;

/** All texts with their full key. */
function flat(texts: object, prefix = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  );
}
const namesOf = (texts: object) => [...new Set(flat(texts).map(([key]) => key.replace(PLURAL, '')))].sort();
const holes = (text: string) => [...text.matchAll(/\{\{([\w, ]+)\}\}/g)].map(match => match[1]).sort();

describe.each([
  ['en', en],
  ['zh', zh],
  ['ru', ru],
])('the texts in %s', (language, texts) => {
  test('have the same keys as the English ones', () => {
    expect(namesOf(texts)).toEqual(namesOf(en));
  });

  test('have every plural form of the language and no other', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    const plurals = Map.groupBy(
      flat(texts).filter(([key]) => PLURAL.test(key)),
      ([key]) => key.replace(PLURAL, ''),
    );
    for (const [name, entries] of plurals) {
      expect(entries.map(([key]) => PLURAL.exec(key)?.[1]).toSorted(), name).toEqual(forms);
    }
  });

  test('have the same placeholders as the English ones', () => {
    const wanted = new Map(flat(en).map(([key, text]) => [key.replace(PLURAL, ''), holes(text)]));
    for (const [key, text] of flat(texts))
      expect(holes(text), key).toEqual(wanted.get(key.replace(PLURAL, '')));
  });

  test('have no exclamation marks', () => {
    for (const [key, text] of flat(texts)) expect(text, key).not.toMatch(/[!！]/);
  });
});

test('every text that the page uses by a literal key exists', () => {
  const known = new Set(namesOf(en));
  const folder = join(import.meta.dirname, '../../viewer');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.tsx'),
  );
  const asked = sources.flatMap(name =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(/\bt\('([\w.-]+)'/g)].map(match => match[1] ?? ''),
  );
  expect(asked.length).toBeGreaterThan(30);
  expect(asked.filter(key => !known.has(key))).toEqual([]);
});
