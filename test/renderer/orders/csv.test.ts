import { expect, test } from 'vitest';
import { toCsv } from '../../../renderer/orders/csv.ts';

test('what a spreadsheet would run as a formula stays a text', () => {
  for (const start of ['=', '+', '-', '@', '\t', '\r', '＝'])
    expect(toCsv([[`${start}1+1`]])).toMatch(/^\uFEFF"?'/);
  expect(toCsv([['Anna-Lena', 'a=b', 7]])).toBe('\uFEFFAnna-Lena,a=b,7\r\n');
});

test('commas, quotes and lines stay within their field', () => {
  expect(toCsv([['a,b', 'say "hi"', 'two\nlines']])).toBe('\uFEFF"a,b","say ""hi""","two\nlines"\r\n');
});
