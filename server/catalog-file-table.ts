import { Refusal } from '../shared/errors.ts';
import { MAX_PRODUCTS } from '../shared/product.ts';

/** One product as the file has it: its cells by the name that the file gives the column. */
export interface RawRow {
  readonly line: number;
  /** undefined where the item is not an object at all. */
  readonly cells: Readonly<Record<string, unknown>> | undefined;
  /** True where a row has more cells than the file has columns. */
  readonly extra: boolean;
}
export interface RawTable {
  /** Line of the header; 1 for JSON, where each item names its own fields. */
  readonly headerLine: number;
  readonly header: readonly string[] | undefined;
  readonly rows: readonly RawRow[];
}

/** The text of a catalog file. Refuses what is no UTF-8 text: a spreadsheet, a picture, an old encoding. */
export function textOf(file: string | Uint8Array): string {
  const text = typeof file === 'string' ? file : decode(file);
  if (/[\0\uFFFD]/.test(text)) throw notText();
  return text;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw notText();
  }
}

function notText(): Refusal {
  return new Refusal(
    'bad-data',
    'The file is not UTF-8 text. Save it again as “CSV UTF-8” or as JSON; a spreadsheet itself cannot be read.',
    { problem: 'not-utf8' },
  );
}

/** Refuses a file with more products than a show may hold. */
export function assertCount(count: number): void {
  if (count <= MAX_PRODUCTS) return;
  throw new Refusal(
    'bad-data',
    `The file has more than ${MAX_PRODUCTS} products. Split it and leave some out.`,
    {
      problem: 'too-many-rows',
      limit: MAX_PRODUCTS,
    },
  );
}
