import type { BadRow } from '../../../shared/catalog/file.ts';
import type { CatalogNote } from '../../../shared/catalog/notes.ts';
import { MAX_PRODUCTS } from '../../../shared/catalog/product.ts';
import { CommandError } from '../../../shared/errors.ts';

/** One row of a file: its cells by the names of the columns. */
export interface RawRow {
  readonly line: number;
  /** undefined where the item is not an object at all. */
  readonly cells: Readonly<Record<string, unknown>> | undefined;
  /** True where a row has more cells than the file has columns. */
  readonly extra: boolean;
}
export interface RawTable {
  /** Line of the header; 0 for JSON, where each item names its own fields. */
  readonly headerLine: number;
  readonly header: readonly string[] | undefined;
  readonly rows: readonly RawRow[];
  /** The first lines of a table, among which its header can be chosen. */
  readonly firstLines: readonly { readonly line: number; readonly text: string }[];
  /** Lines that are no row at all. */
  readonly bad: readonly BadRow[];
  readonly notes: readonly CatalogNote[];
}

/** Limit of a file's rows. Shops export a row for each variant and each further picture of a product. */
export const MAX_ROWS = 50_000;

/** Throws a CommandError `bad-data` for a file with more rows than the limit. */
export function assertRows(count: number): void {
  if (count > MAX_ROWS) throw tooMany();
}

/** Throws a CommandError `bad-data` for a file with more products than the limit of a show. */
export function assertProducts(count: number): void {
  if (count > MAX_PRODUCTS) throw tooMany();
}

function tooMany(): CommandError {
  return new CommandError(
    'bad-data',
    `The file has more than ${MAX_PRODUCTS} products. Split it and leave some out.`,
    {
      problem: 'too-many-rows',
      limit: MAX_PRODUCTS,
    },
  );
}
