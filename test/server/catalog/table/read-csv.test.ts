import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../../server/catalog/table/read-csv.ts';

const cellsOf = (text: string, headerLine?: number) =>
  readCsv(text, headerLine).rows.map(({ cells }) => cells);

describe('a line that says what separates columns', () => {
  test.each([',', ';', '\t', '|', ':', '^', '~'])('is believed: sep=%s', sign => {
    const row = (...cells: string[]) => cells.join(sign);
    const text = [`sep=${sign}`, row('SKU', 'Title', 'Price'), row('A-1', 'Lamp', '"5,00"')].join('\r\n');
    const table = readCsv(text);
    expect(table.headerLine).toBe(2);
    expect(table.rows).toMatchObject([{ line: 3, cells: { SKU: 'A-1', Title: 'Lamp', Price: '5,00' } }]);
  });

  test('may be quoted, written as a word, or wrong', () => {
    const rows = [{ SKU: 'A-1', Title: 'Lamp', Price: '5' }];
    expect(cellsOf('"sep=;"\nSKU;Title;Price\nA-1;Lamp;5')).toEqual(rows);
    expect(cellsOf('SEP=\\t\nSKU\tTitle\tPrice\nA-1\tLamp\t5')).toEqual(rows);
    expect(cellsOf('sep=,\nSKU;Title;Price\nA-1;Lamp;5')).toEqual(rows);
    expect(cellsOf('sep=;;;\nSKU;Title;Price\nA-1;Lamp;5')).toEqual(rows);
  });
});

describe('a header', () => {
  const cells = [{ SKU: 'A-1', Title: 'Lamp', Price: '5,00' }];
  test.each([
    ['a title with empty cells behind', 'Autumn list 2026;;\n;;\nSKU;Title;Price\nA-1;Lamp;5,00', 3],
    [
      'lines with commas',
      'Prices, autumn, 2026\nBy phone, 9 to 5, or mail\n\nSKU;Title;Price\nA-1;Lamp;5,00',
      4,
    ],
    ['a title over two lines', '"Our\nlist";;\nSKU;Title;Price\nA-1;Lamp;5,00', 3],
  ])('is found below %s', (_what, text, line) => {
    const table = readCsv(text);
    expect(table.headerLine).toBe(line);
    expect(table.rows.map(row => row.cells)).toEqual(cells);
    expect(table.notes.map(({ reason }) => reason)).toContain('above-header');
  });

  test('of names that nobody knows is the first line that is no narrower than the table', () => {
    expect(cellsOf('Report\nCode,What,Cost\nA-1,Lamp,5')).toEqual([{ Code: 'A-1', What: 'Lamp', Cost: '5' }]);
  });

  test('can be chosen, and its first lines are shown for that', () => {
    const text = 'Name,Price,SKU\nx,y,z\nA-1,Lamp,5';
    expect(readCsv(text).firstLines).toEqual([
      { line: 1, text: 'Name · Price · SKU' },
      { line: 2, text: 'x · y · z' },
      { line: 3, text: 'A-1 · Lamp · 5' },
    ]);
    expect(cellsOf(text, 2)).toEqual([{ x: 'A-1', y: 'Lamp', z: '5' }]);
  });
});

describe('empty columns behind', () => {
  test.each([
    ['header and rows', 'SKU,Title,Price,,\nA-1,Lamp,5,,\nA-2,Mug,6,,'],
    ['rows', 'SKU,Title,Price\nA-1,Lamp,5,,\nA-2,Mug,6,,'],
    ['one row', 'SKU,Title,Price\nA-1,Lamp,5.00,\nA-2,Mug,6.00'],
  ])('of %s are no columns', (_where, text) => {
    const table = readCsv(text);
    expect(table.header).toEqual(['SKU', 'Title', 'Price']);
    expect(table.rows.map(({ extra }) => extra)).toEqual([false, false]);
  });

  test('do not hide a row whose decimal comma was taken for a delimiter', () => {
    const ofExtra = (text: string) => readCsv(text).rows.map(({ extra }) => extra);
    expect(ofExtra('SKU,Title,Price,,\nA-1,Lamp,39,90,\nA-2,Mug,6.00,,')).toEqual([true, false]);
    expect(ofExtra('SKU,Title,Price,Was\nA-1,Lamp,39,90,\nA-2,Mug,6.00,\nA-3,Mug,6.00,')).toEqual([
      true,
      false,
      false,
    ]);
  });
});
