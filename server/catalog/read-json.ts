import type { BadRow } from '../../shared/catalog/file.ts';
import { CommandError } from '../../shared/errors.ts';
import { missingFields, proposedMapping } from './table/column-mapping.ts';
import { assertRows, type RawRow, type RawTable } from './table/raw-table.ts';
import { excerptOf } from './values/clean-text.ts';

/** Parses JSON; undefined, with a reason in English, where it is not valid. */
function parsed(text: string): { value: unknown } | { detail: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { detail: error instanceof Error ? error.message : '' };
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether an object is one product: it has what each needs, or is as a shop's own export has it. */
const isProduct = (value: Record<string, unknown>): boolean =>
  Array.isArray(value.variants) || missingFields(proposedMapping(Object.keys(value))).length === 0;

/** The products in a value: a list, an object with a list, or one product by itself. Undefined for anything else. */
function itemsOf(value: unknown): unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (!isObject(value)) return undefined;
  if (Array.isArray(value.products)) return value.products;
  if (isObject(value.product)) return [value.product];
  return isProduct(value) ? [value] : undefined;
}

function notAList(): CommandError {
  return new CommandError(
    'bad-data',
    'The JSON must be a list of products, an object with a list “products”, or one product, or have one a line.',
    { problem: 'not-a-list' },
  );
}

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{}:,]|[^\s"[\]{}:,]+/g;

/** The tokens of a JSON text, each with its line and depth. */
function* tokens(text: string): Generator<{ token: string; line: number; depth: number }> {
  let [line, depth, upTo] = [1, 0, 0];
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    for (; upTo < index; upTo += 1) if (text[upTo] === '\n') line += 1;
    yield { token, line, depth };
    if (token === '[' || token === '{') depth += 1;
    if (token === ']' || token === '}') depth -= 1;
  }
}

/** The line where each item of the product list begins. The text must be valid JSON. */
function itemLines(text: string, isList: boolean): number[] {
  const listDepth = isList ? 0 : 1;
  let lines: number[] = [];
  let [before, key, inList] = ['', '"products"', false];
  for (const { token, line, depth } of tokens(text)) {
    if (token === ':' && depth === 1 && !isList) key = before;
    if (token === '[' && depth === listDepth && JSON.parse(key) === 'products') [lines, inList] = [[], true];
    else if (token === ']' && depth === listDepth + 1) inList = false;
    else if (inList && depth === listDepth + 1 && token !== ',') lines.push(line);
    before = token;
  }
  return lines;
}

const rowOf = (item: unknown, line: number): RawRow => ({
  line,
  cells: isObject(item) ? item : undefined,
  extra: false,
});

function tableOf(rows: readonly RawRow[], bad: readonly BadRow[] = []): RawTable {
  assertRows(rows.length);
  return { headerLine: 0, header: undefined, rows, firstLines: [], bad, notes: [] };
}

/** The value on a line; a comma behind it is what a list's brackets have left. Undefined where it is no JSON. */
function valueOfLine(text: string): unknown {
  const line = parsed(text.trim().replace(/,$/, ''));
  return 'value' in line ? line.value : undefined;
}

/** Reads text with one object, or one list of them, a line. Lines that are no JSON are named. */
function readJsonLines(text: string): RawTable {
  const rows: RawRow[] = [];
  const bad: BadRow[] = [];
  for (const [index, each] of text.split('\n').entries()) {
    if (/^\s*[[\]]?\s*$/.test(each)) continue;
    const line = index + 1;
    const value = valueOfLine(each);
    const items = itemsOf(value) ?? (value === undefined ? [] : [value]);
    if (value === undefined) bad.push({ line, field: '', reason: 'broken-line', value: excerptOf(each) });
    rows.push(...items.map(item => rowOf(item, line)));
  }
  return tableOf(rows, bad);
}

/** Whether text that is no JSON as a whole has a value a line: most of its lines look so, and one of them is an object. */
function hasValueALine(text: string): boolean {
  const lines = text.split('\n').filter(line => line.trim() !== '');
  const whole = lines.filter(line => /^\s*[{[].*[}\]],?\s*$/.test(line));
  return (
    lines.length > 1 && whole.length >= lines.length / 2 && whole.some(line => isObject(valueOfLine(line)))
  );
}

/**
 * Reads JSON: a list of products, an object with one, one product, or one of these on each line. Throws a CommandError
 * `bad-data`.
 */
export function readJson(source: string): RawTable {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const whole = parsed(text);
  if ('detail' in whole) {
    if (hasValueALine(text)) return readJsonLines(text);
    const { detail } = whole;
    throw new CommandError('bad-data', `The file is not valid JSON: ${detail}`, {
      problem: 'broken-json',
      detail,
    });
  }
  const { value } = whole;
  const items = itemsOf(value);
  if (!items) throw notAList();
  const isInList = Array.isArray(value) || (isObject(value) && Array.isArray(value.products));
  const lines = isInList ? itemLines(text, Array.isArray(value)) : [];
  return tableOf(items.map((item, index) => rowOf(item, lines[index] ?? 1)));
}
