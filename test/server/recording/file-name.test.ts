import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freeName, titleInName } from '../../../server/recording/file-name.ts';
import { temporaryFolder } from '../../support/log.ts';

const STAMP = '2026-11-22 21-04-09';
const nameOf = (title: string, list: readonly { file: string }[] = []) =>
  freeName([STAMP, titleInName(title)].filter(Boolean).join(' '), 'webm', list);

/** Eleven code points, 35 bytes, one sign. */
const FAMILY = '\u{1F468}\u{1F3FD}\u200D\u{1F469}\u{1F3FD}\u200D\u{1F467}\u{1F3FD}\u200D\u{1F466}\u{1F3FD}';

test.each([
  ['emoji of many code points', FAMILY.repeat(80)],
  ['signs of three bytes', '连衣裙'.repeat(100)],
  ['letters with many marks', `a${'\u0301'.repeat(40)}`.repeat(20)],
  ['a single sign that is longer than any name', `a${'\u0301'.repeat(400)}`],
  ['plain letters', 'x'.repeat(400)],
])('a title of %s becomes a name that a real file system takes, number and all', (_what, title) => {
  const folder = join(temporaryFolder(), 'clips');
  mkdirSync(folder);
  const list: { file: string }[] = [];
  for (let count = 0; count < 12; count++) {
    const file = nameOf(title, list);
    writeFileSync(join(folder, file), '');
    list.push({ file });
  }
  expect(readdirSync(folder)).toHaveLength(12);
});

test('a title is cut between signs, never within one', () => {
  const signs = [...new Intl.Segmenter('en').segment(nameOf(`${'é'.normalize('NFD')}${FAMILY}`.repeat(60)))];
  const title = signs.map(({ segment }) => segment).slice(STAMP.length + 1, -'.webm'.length);
  expect(new Set(title)).toEqual(new Set(['é'.normalize('NFD'), FAMILY]));
});

test('every title whatever gives a name of at most 255 bytes without anything forbidden', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), title => {
      const name = nameOf(title);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
      expect(name).not.toMatch(/[<>:"/\\|?*]/);
      expect(name.startsWith(STAMP) && name.endsWith('.webm')).toBe(true);
    }),
  );
});
