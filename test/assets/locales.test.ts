import { globSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const ROOT = new URL('../../', import.meta.url);
const LOCALES = new URL('assets/locales/', ROOT);
const PLURALS = /_(zero|one|two|few|many|other)$/;

type Texts = { [key: string]: string | Texts };

const read = (language: string, file: string): Texts =>
  JSON.parse(readFileSync(new URL(`${language}/${file}`, LOCALES), 'utf8'));

function flat(texts: Texts, path = ''): [key: string, text: string][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : flat(value, `${path}${key}.`),
  );
}

const keysOf = (texts: Texts) => [...new Set(flat(texts).map(([key]) => key.replace(PLURALS, '')))].sort();

const valuesIn = (text: string) => [...new Set([...text.matchAll(/{{(\w+)/g)].map(match => match[1]))].sort();

describe.each(readdirSync(new URL('en/', LOCALES)))('the texts of %s', file => {
  test.each(['zh', 'ru'])('are all there in %s, and none besides', language => {
    expect(keysOf(read(language, file))).toEqual(keysOf(read('en', file)));
  });

  test.each(['en', 'zh', 'ru'])('have every plural form that %s needs', language => {
    const texts = new Map(flat(read(language, file)));
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const key of texts.keys()) {
      if (!PLURALS.test(key)) continue;
      const stem = key.replace(PLURALS, '');
      for (const form of forms) expect([...texts.keys()], key).toContain(`${stem}_${form}`);
    }
  });

  test.each(['zh', 'ru'])('use in %s the values that English uses', language => {
    const english = new Map(flat(read('en', file)));
    for (const [key, text] of flat(read(language, file))) {
      const original = english.get(key) ?? english.get(key.replace(PLURALS, '_other'));
      expect(valuesIn(text), key).toEqual(valuesIn(original ?? ''));
    }
  });
});

describe('the texts of the viewers’ page', () => {
  test.each(['en', 'zh', 'ru'])('have no plural form in %s that the language does not know', language => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const plurals = flat(read(language, 'viewer.json')).map(([key]) => PLURALS.exec(key)?.[1]);
    for (const form of plurals) if (form) expect(forms).toContain(form);
  });

  test.each(['en', 'zh', 'ru'])('do not shout in %s', language => {
    for (const [key, text] of flat(read(language, 'viewer.json'))) expect(text, key).not.toMatch(/[!！]/);
  });

  test.each([
    ['viewer.json', { cwd: ROOT, exclude: ['viewer/shows/**'] }, 'viewer/**/*.tsx', 30],
    ['shows.json', { cwd: ROOT }, 'viewer/shows/*.tsx', 5],
  ] as const)(
    'hold in %s every text that the page asks for by a fixed name',
    (file, options, pages, least) => {
      const known = keysOf(read('en', file));
      const asked = globSync(pages, options).flatMap(path =>
        [...readFileSync(new URL(path, ROOT), 'utf8').matchAll(/\bt\('([\w.-]+)'/g)].map(match => match[1]),
      );
      expect(asked.length).toBeGreaterThan(least);
      expect(asked.filter(key => !known.includes(key ?? ''))).toEqual([]);
    },
  );
});
