import { CommandError } from '../../shared/errors.ts';
import { assertRows, type RawTable } from './raw-table.ts';

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : '';
    throw new CommandError('bad-data', `The file is not valid JSON: ${detail}`, {
      problem: 'broken-json',
      detail,
    });
  }
}

function itemsOf(value: unknown): unknown[] {
  const list = Array.isArray(value) ? value : (value as { products?: unknown } | null)?.products;
  if (Array.isArray(list)) return list;
  throw new CommandError(
    'bad-data',
    'The JSON must be a list of products, or an object with a list “products”.',
    {
      problem: 'not-a-list',
    },
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

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads a JSON list of products, or an object with one. Throws a CommandError `bad-data`. */
export function readJson(source: string): RawTable {
  const text = source.replace(/^\uFEFF/, '');
  const value = jsonOf(text);
  const items = itemsOf(value);
  assertRows(items.length);
  const lines = itemLines(text, Array.isArray(value));
  const rows = items.map((item, index) => ({
    line: lines[index] ?? 1,
    cells: isObject(item) ? item : undefined,
    extra: false,
  }));
  return { headerLine: 1, header: undefined, rows };
}
