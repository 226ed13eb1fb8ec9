import { expect, test } from 'vitest';
import { toCsv } from '../../../renderer/ui/csv.ts';

test('what a spreadsheet would run as a formula stays a text', async () => {
  for (const start of ['=', '+', '-', '@', '\t', '\r', '＝'])
    expect(await toCsv([[`${start}1+1`]])).toMatch(/^\uFEFF"?'/);
  expect(await toCsv([['Anna-Lena', 'a=b', 7]])).toBe('\uFEFFAnna-Lena,a=b,7\r\n');
});

test('commas, quotes and lines stay within their field', async () => {
  expect(await toCsv([['a,b', 'say "hi"', 'two\nlines']])).toBe('\uFEFF"a,b","say ""hi""","two\nlines"\r\n');
});
