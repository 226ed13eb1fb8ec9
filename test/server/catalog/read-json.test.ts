import { describe, expect, test } from 'vitest';
import { readJson } from '../../../server/catalog/read-json.ts';
import { problemOf } from '../../support/catalog.ts';

const rowsOf = (text: string) => readJson(text).rows.map(({ line, cells }) => [line, cells]);

describe('JSON with a product a line', () => {
  test('has its rows on the lines where they stand, and names the line that is no JSON', () => {
    const text =
      '{"id":1,"title":"A","price":5}\r\n\r\n{"id":2,"title":"B" "price":6}\r\n{"id":3,"title":"C","price":7}\r\n';
    expect(rowsOf(text)).toEqual([
      [1, { id: 1, title: 'A', price: 5 }],
      [4, { id: 3, title: 'C', price: 7 }],
    ]);
    expect(readJson(text).bad).toEqual([
      { line: 3, field: '', reason: 'broken-line', value: '{"id":2,"title":"B" "price":6}' },
    ]);
  });

  test('may have commas behind its lines, or a list of products on each', () => {
    expect(rowsOf('{"id":1},\n{"id":2}')).toEqual([
      [1, { id: 1 }],
      [2, { id: 2 }],
    ]);
    expect(rowsOf('{"products":[{"id":1},{"id":2}]}\n[{"id":3}]')).toEqual([
      [1, { id: 1 }],
      [1, { id: 2 }],
      [2, { id: 3 }],
    ]);
  });

  test('is known by its other lines where the first is broken, or brackets stand around them', () => {
    const broken = readJson('{"id":1 "title":"A"}\n{"id":2}\n{"id":3}');
    expect(broken).toMatchObject({
      rows: [{ line: 2 }, { line: 3 }],
      bad: [{ line: 1, reason: 'broken-line' }],
    });
    expect(rowsOf('[\n{"id":1},\n{"id":2},\n]')).toEqual([
      [2, { id: 1 }],
      [3, { id: 2 }],
    ]);
    expect(problemOf(() => readJson('{\n "id": 1,\n "title": "A",\n}'))).toBe('broken-json');
  });

  test('names what is JSON but no product', () => {
    expect(rowsOf('{"id":1}\n{"id":2}\n7\n"x"')).toEqual([
      [1, { id: 1 }],
      [2, { id: 2 }],
      [3, undefined],
      [4, undefined],
    ]);
  });
});

describe('one product', () => {
  test('may stand by itself, over several lines or on one', () => {
    expect(rowsOf('{\n "sku": "a",\n "name": "A",\n "price": 5\n}')).toEqual([
      [1, { sku: 'a', name: 'A', price: 5 }],
    ]);
    expect(rowsOf('{"sku":"a","name":"A","price":5}')).toHaveLength(1);
    expect(rowsOf('{"product":{"sku":"a"}}')).toEqual([[1, { sku: 'a' }]]);
  });

  test('is not made of an object that has nothing of one', () => {
    expect(problemOf(() => readJson('{"items": []}'))).toBe('not-a-list');
    expect(problemOf(() => readJson('{"id": 1, "title": "A"}'))).toBe('not-a-list');
    expect(problemOf(() => readJson('7'))).toBe('not-a-list');
  });
});
