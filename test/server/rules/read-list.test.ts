import { describe, expect, test } from 'vitest';
import { readList } from '../../../server/rules/read-list.ts';
import { CommandError } from '../../../shared/errors.ts';
import type { ListFormat } from '../../../shared/rules/list-file.ts';
import { MAX_PATTERNS, phraseRule } from '../../../shared/rules/rule.ts';

const read = (format: ListFormat, text: string, list = [] as ReturnType<typeof phraseRule>[]) =>
  readList(text, { format, action: 'hold' }, list);
const soughtIn = async (format: ListFormat, text: string) =>
  (await read(format, text)).fresh.map(({ sought }) => sought);

/** The parameters with which a text is refused as a whole. */
async function refusalOf(format: ListFormat, text: string): Promise<CommandError['params']> {
  try {
    await read(format, text);
  } catch (error) {
    if (error instanceof CommandError) return error.params;
  }
  return undefined;
}

describe('a plain list', () => {
  test('of Twitch has a term a line, with stars at its ends or in it', async () => {
    expect(await soughtIn('twitch', '\uFEFFfree money\r\n\r\nhate*\n*coin\nf**k\n')).toEqual([
      { kind: 'phrase', words: 'free money' },
      { kind: 'word', words: 'hate*', endings: false },
      { kind: 'word', words: '*coin', endings: false },
      { kind: 'pattern', words: '\\bf\\S*k\\b' },
    ]);
  });

  test('of YouTube has words between commas of any script or a line each, in which a star is a star', async () => {
    const words = (await soughtIn('youtube', 'one, two words，三、four\nfive,,')).map(each =>
      'words' in each ? each.words : '',
    );
    expect(words).toEqual(['one', 'two words', '三', 'four', 'five']);
  });

  test('of Nightbot has regular expressions between slashes, with their flags', async () => {
    expect(await soughtIn('nightbot', 'test*\n~/(\\d{3}[-.])?\\d{3}/gi\n~/a\\/b/s')).toEqual([
      { kind: 'word', words: 'test*', endings: false },
      { kind: 'pattern', words: '(\\d{3}[-.])?\\d{3}' },
      { kind: 'pattern', words: '(?s)a/b' },
    ]);
  });

  test('is taken with the action that was chosen for it', async () => {
    const { fresh } = await readList('spam', { format: 'twitch', action: 'hide' }, []);
    expect(fresh).toEqual([{ ...phraseRule('spam'), action: 'hide' }]);
  });
});

describe('broken entries', () => {
  test('are named by line with what is wrong, and lose no good one', async () => {
    const { fresh, known, broken, brokenOnes } = await read(
      'nightbot',
      ['spam', 'a*', '~/buy(?=now)/', '~/x/q', '~/(a{500}b){1,2}/', '~/a*/', '\u3164', 'SPAM', 'ham'].join(
        '\n',
      ),
      [phraseRule('ham')],
    );
    expect(fresh).toEqual([phraseRule('spam')]);
    expect(known).toBe(2);
    expect(broken).toBe(6);
    expect(brokenOnes.map(({ line, fault }) => [line, fault])).toEqual([
      [2, 'short'],
      [3, 'pattern'],
      [4, 'flags'],
      [5, 'pattern-size'],
      [6, 'pattern-empty'],
      [7, 'blank'],
    ]);
    expect(brokenOnes[1]?.params).toMatchObject({ part: '(?=', at: 4 });
  });

  test('of 64 KB are shown by their beginning alone', async () => {
    const { fresh, brokenOnes } = await read('twitch', `spam\n${'x'.repeat(64 * 1024)}\nham`);
    expect(fresh).toHaveLength(2);
    expect(brokenOnes).toMatchObject([{ line: 2, fault: 'long', params: { most: 80 } }]);
    expect(brokenOnes[0]?.text.length).toBeLessThan(100);
  });

  test('are regular expressions beyond those that a line has time for', async () => {
    const many = Array.from({ length: MAX_PATTERNS + 2 }, (_, index) => `~/a${index}b/`).join('\n');
    const { fresh, brokenOnes } = await read('nightbot', many);
    expect(fresh).toHaveLength(MAX_PATTERNS);
    expect(brokenOnes.map(({ line, fault }) => [line, fault])).toEqual([
      [101, 'patterns'],
      [102, 'patterns'],
    ]);
  });
});

describe('a file of ours', () => {
  const file = (rules: unknown[], version = 1) => JSON.stringify({ vitrine: 'rules', version, rules });

  test('has rules of every kind, each read by itself', async () => {
    const good = { sought: { kind: 'emoji' }, action: 'hide', isOn: false, language: 'ru' };
    const { fresh, brokenOnes } = await read('vitrine', file([good, { sought: { kind: 'what' } }, 7]));
    expect(fresh).toEqual([good]);
    expect(brokenOnes).toMatchObject([
      { line: 2, fault: 'form', params: { part: 'sought.kind' } },
      { line: 3, fault: 'form' },
    ]);
  });

  test('is refused as a whole where it is another thing, broken, or newer than the server', async () => {
    expect(await refusalOf('vitrine', '{"rules": []}')).toEqual({ fault: 'list-form' });
    expect(await refusalOf('vitrine', '{\n"vitrine": "rules",\n!}')).toEqual({ fault: 'list-json', row: 3 });
    expect(await refusalOf('vitrine', file([], 2))).toEqual({ fault: 'list-version' });
    expect(await refusalOf('twitch', 's\0p\0a\0m')).toEqual({ fault: 'list-text' });
  });
});
