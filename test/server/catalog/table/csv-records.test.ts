import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRecords } from '../../../../server/catalog/table/csv-records.ts';

const HEADER = 'SKU,Title,Price,Currency';
const read = (...lines: string[]) => readRecords([HEADER, ...lines].join('\n'), ',', 1000);
const keysOf = (result: ReturnType<typeof read>) => result.records.slice(1).map(({ cells }) => cells[0]);

describe('a stray quote', () => {
  test.each([
    ['that is never closed', 'A-1,"Lamp,5.00,EUR', 'A-2,Mug,6.00,EUR'],
    ['before a quote of another row', 'A-1,"Lamp,5.00,EUR', 'A-2,"Mug",6.00,EUR'],
    ['before an inch sign of another row', 'A-1,"Lamp,5.00,EUR', 'A-2,Monitor 27",6.00,EUR'],
    ['in the first cell', '"A-1,Lamp,5.00,EUR', 'A-2,Mug,6.00,EUR'],
    ['in the price', 'A-1,Lamp,"5.00,EUR', 'A-2,Mug,"6,50",EUR'],
    ['in the last cell', 'A-1,Lamp,5.00,"EUR', 'A-2,Monitor 27",6.00,EUR'],
    ['inside a quoted cell', 'A-1,"Broken "lamp",5.00,EUR', 'A-2,Mug,6.00,EUR'],
    ['behind a quoted cell', 'A-1,"Lamp" x,5.00,EUR', 'A-2,Mug,6.00,EUR'],
  ])('%s spoils its own row only', (_where, broken, next) => {
    const result = read('A-0,Cup,4.00,EUR', broken, next, 'A-3,Bowl,7.00,EUR');
    expect(keysOf(result)).toEqual(['A-0', 'A-2', 'A-3']);
    expect(result.broken).toEqual([{ line: 3, text: broken }]);
  });

  test('in a cell over several lines spoils all of these, and what is left of them is never a row', () => {
    const result = read('A-1,"Nice', 'lamp, ""big"" and "bright",39.00,49.00', 'A-2,Mug,6.00,EUR');
    expect(keysOf(result)).toEqual(['A-2']);
    expect(result.broken.map(({ line }) => line)).toEqual([2, 3]);
  });

  test('is none where an inch sign stands inside a cell, or a cell has several lines', () => {
    const result = read(
      'A-1,27" monitor,5.00,EUR',
      'A-2,"two',
      'lines, and',
      'more",5.00,EUR',
      'A-3,x,5.00,"one',
      'two"',
    );
    expect(keysOf(result)).toEqual(['A-1', 'A-2', 'A-3']);
    expect(result.records[2]).toMatchObject({
      line: 3,
      cells: ['A-2', 'two\nlines, and\nmore', '5.00', 'EUR'],
    });
    expect(result.broken).toEqual([]);
  });
});

test('whichever row gets a quote too many, every other row is read as it stands', () => {
  const rows = Array.from({ length: 12 }, (_, index) => `A-${index},Thing ${index},${index + 1}.50,EUR`);
  fc.assert(
    fc.property(fc.nat({ max: 11 }), fc.nat({ max: 3 }), (row, cell) => {
      const cells = (rows[row] ?? '').split(',');
      const broken = cells.map((text, index) => (index === cell ? `"${text}` : text)).join(',');
      const result = read(...rows.map((text, index) => (index === row ? broken : text)));
      expect(result.broken).toEqual([{ line: row + 2, text: broken }]);
      expect(result.records.slice(1).map(({ cells: read }) => read.join(','))).toEqual(
        rows.toSpliced(row, 1),
      );
    }),
  );
});

test('fifty thousand rows with a stray quote in a hundred of them are read in seconds', () => {
  const rows = Array.from({ length: 50_000 }, (_, index) =>
    index % 500 === 7 ? `A-${index},"Thing,5.00,EUR` : `A-${index},Thing,5.00,EUR`,
  );
  const result = readRecords([HEADER, ...rows].join('\n'), ',', 60_000);
  expect([result.records.length, result.broken.length]).toEqual([49_901, 100]);
}, 20_000);
