import { writeFileSync } from 'node:fs';
import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readLabelled } from '../../../../scripts/eval/support/read-lines.ts';

async function reading(bytes: string | Buffer, read: (file: string) => unknown): Promise<unknown> {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'eval-'));
  const file = join(folder.path, 'lines.tsv');
  writeFileSync(file, bytes);
  return read(file);
}
const labelled = (file: string): unknown => readLabelled(file, ['toxic', 'ok']);
const TEXT = '\uFEFFtoxic\tyou\tfool\r\nok\thello\n';
const LINES = [
  { label: 'toxic', text: 'you\tfool' },
  { label: 'ok', text: 'hello' },
];

test('a file is read plain and gzipped, with tabs in its texts', async () => {
  expect(await reading(TEXT, labelled)).toEqual(LINES);
  expect(await reading(gzipSync(TEXT), labelled)).toEqual(LINES);
});

test.each([
  [
    'ok\thello\nbad line\n',
    /line 2: each line is a label \(toxic or ok\), a tab and a text; this one is “bad line”/,
  ],
  ['ok\thello\nspam\tbuy\n', /line 2/],
  ['ok\t \n', /line 1/],
  ['ok\thello\n\nok\thi\n', /line 2/],
  ['', /has no lines/],
])('what is wrong with %j is said with its line', async (text, message) => {
  await expect(reading(text, labelled)).rejects.toThrow(message);
});

test('a file that is not there is named', () => {
  expect(() => labelled('/nowhere/lines.tsv')).toThrow(/\/nowhere\/lines\.tsv can't be read/);
});
