import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const folder = new URL('../../../assets/models/feeling-lines/', import.meta.url);

const FEELINGS = ['neg', 'neu', 'pos'] as const;
const CAUSES = [
  'price',
  'shipping',
  'size',
  'quality',
  'trust',
  'stock',
  'host',
  'picture',
  'sound',
  'checkout',
  'none',
] as const;
const INTENTS = ['buy', 'ask', 'object', 'hostile', 'chat'] as const;

const Row = z.tuple([
  z.enum(FEELINGS),
  z.enum(CAUSES),
  z.enum(INTENTS),
  z.string().regex(/^(-|[a-z0-9]+(-[a-z0-9]+)*)$/),
  z.string().trim().min(1).max(200),
]);

const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8');

function rowsOf(language: string) {
  const [header, ...lines] = read(`${language}.tsv`).trimEnd().split('\n');
  expect(header).toBe('feeling\tcause\tintent\tquestion\ttext');
  return lines.map(line => {
    const [feeling, cause, intent, question, text] = Row.parse(line.split('\t'));
    return { feeling, cause, intent, question, text };
  });
}

/** Case, punctuation, spaces and repeated brackets tell no lines apart, unless a line has little else. */
function sameness(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}()]/gu, '')
    .replace(/([()])\1+/g, '$1');
  return plain.replace(/[()]/g, '').length > 1 ? plain : text.toLowerCase().replace(/\s/g, '');
}

const shareOf = <T>(list: readonly T[], is: (each: T) => boolean): number =>
  list.filter(is).length / list.length;

describe.each(['en', 'zh', 'ru'])('labelled lines of %s', language => {
  const rows = rowsOf(language);

  it('are many, with enough unhappy and neutral ones and some of every label', () => {
    expect(rows.length).toBeGreaterThan(1200);
    expect(shareOf(rows, row => row.feeling === 'neg')).toBeGreaterThan(0.3);
    expect(shareOf(rows, row => row.feeling === 'neu')).toBeGreaterThan(0.3);
    expect(new Set(rows.map(row => row.feeling))).toEqual(new Set(FEELINGS));
    expect(new Set(rows.map(row => row.cause))).toEqual(new Set(CAUSES));
    expect(new Set(rows.map(row => row.intent))).toEqual(new Set(INTENTS));
  });

  it('are written once each', () => {
    const seen = new Map<string, string>();
    const twice: string[] = [];
    for (const { text } of rows) {
      const key = sameness(text);
      const first = seen.get(key);
      if (first === undefined) seen.set(key, text);
      else twice.push(`${first} = ${text}`);
    }
    expect(twice).toEqual([]);
  });

  it('ask each question in two to eight ways, and ask nothing where no question is named', () => {
    const wordings = Map.groupBy(
      rows.filter(row => row.question !== '-'),
      row => row.question,
    );
    expect(wordings.size).toBeGreaterThanOrEqual(60);
    for (const [question, lines] of wordings) {
      expect(lines.length, question).toBeGreaterThanOrEqual(2);
      expect(lines.length, question).toBeLessThanOrEqual(8);
      expect(new Set(lines.map(line => line.cause)).size, question).toBe(1);
    }
    expect(rows.filter(row => (row.intent === 'ask') !== (row.question !== '-'))).toEqual([]);
  });

  it('attack people only in negative lines', () => {
    expect(rows.filter(row => row.intent === 'hostile' && row.feeling !== 'neg')).toEqual([]);
  });

  it('name nobody who could be reached', () => {
    expect(rows.filter(row => /[\w.]+@[\w-]+\.\w|\+?\d[\d ()-]{8,}\d/.test(row.text))).toEqual([]);
  });
});

it('the note says how many lines of each label there are', () => {
  const note = read('README.md').replace(/ +/g, ' ');
  const all = [rowsOf('en'), rowsOf('zh'), rowsOf('ru')];
  const count = (label: string): string =>
    all
      .map(
        rows => rows.filter(row => [row.feeling, row.cause, row.intent].some(each => each === label)).length,
      )
      .map(number => number.toLocaleString('en'))
      .join(' | ');
  for (const label of [...FEELINGS, ...CAUSES, ...INTENTS]) {
    const row = note.split('\n').find(line => line.startsWith(`| \`${label}\` |`));
    expect(row, label).toContain(`| ${count(label)} |`);
  }
});
