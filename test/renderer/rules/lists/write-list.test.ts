import { expect, test } from 'vitest';
import { writeList } from '../../../../renderer/rules/lists/write-list.ts';
import { readList } from '../../../../server/rules/read-list.ts';
import type { ListFormat } from '../../../../shared/rules/list-file.ts';
import { draftOf, phraseRule, type Rule, type Sought } from '../../../../shared/rules/rule.ts';

const rules: Rule[] = (
  [
    { kind: 'phrase', words: 'free money' },
    { kind: 'word', words: 'scam', endings: true },
    { kind: 'word', words: '*coin', endings: false },
    { kind: 'phrase', words: 'a, b' },
    { kind: 'pattern', words: 'a/b+' },
    { kind: 'link', allowed: ['example.com'] },
    { kind: 'list', list: 'scams', language: 'ru' },
  ] satisfies Sought[]
).map((sought, index) => ({ ...phraseRule(''), sought, id: `r${index}`, by: 'Mo' }));

const readBack = (format: ListFormat, text: string) => readList(text, { format, action: 'hold' }, []);

test('our own file has every rule, and none of who made it', async () => {
  const off = { ...phraseRule('off'), isOn: false, language: 'zh' as const, id: 'off' };
  const { text, leftOut } = writeList([...rules, off], 'vitrine');
  expect(leftOut).toBe(0);
  expect(text).not.toContain('Mo');
  const { fresh, broken } = await readBack('vitrine', text);
  expect(broken).toBe(0);
  expect(fresh).toEqual([...rules, off].map(draftOf));
});

test('an empty list is a file as well', async () => {
  expect(await readBack('vitrine', writeList([], 'vitrine').text)).toMatchObject({ fresh: [], broken: 0 });
});

test.each<[ListFormat, string, number]>([
  ['twitch', 'free money\nscam*\n*coin\na, b\n', 3],
  ['nightbot', 'free money\nscam*\n*coin\na, b\n~/a\\/b+/i\n', 2],
  ['youtube', 'free money, scam, coin\n', 4],
])(
  'a list for %s has what it has a form for, is read back, and says how many are left out',
  async (format, text, leftOut) => {
    expect(writeList(rules, format)).toMatchObject({ text, leftOut });
    const { fresh, broken } = await readBack(format, text);
    expect([fresh.length, broken]).toEqual([rules.length - leftOut, 0]);
  },
);

test('rules that are off stand in no plain list', () => {
  const off = { ...phraseRule('off'), isOn: false, id: 'off' };
  expect(writeList([off], 'twitch')).toMatchObject({ text: '\n', leftOut: 1 });
});
