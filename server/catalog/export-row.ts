import { cellOf, type RawCell } from './raw-product.ts';
import type { RawRow, RawTable } from './table/raw-table.ts';
import { normalizedName } from './values/clean-text.ts';

/** A row of a shop's export, with its columns by keys that are the same in every export of that shop system. */
export interface ExportRow {
  readonly line: number;
  /** True where the row has more cells than the file has columns. */
  readonly extra: boolean;
  /** The text of the first of these columns that is not empty. */
  text(...keys: string[]): string;
  /** The first of these columns that is not empty, as a cell. */
  cell(...keys: string[]): RawCell | undefined;
}

function exportRow({ line, cells = {}, extra }: RawRow, columns: ReadonlyMap<string, string>): ExportRow {
  const cell = (...keys: string[]): RawCell | undefined => {
    for (const key of keys) {
      const column = columns.get(key);
      const found = column === undefined ? undefined : cellOf(cells[column], line, column);
      if (found) return found;
    }
    return undefined;
  };
  return { line, extra, cell, text: (...keys) => String(cell(...keys)?.value ?? '') };
}

/** The columns of a table by their names without case, spaces and hyphens. */
export const columnsByName = ({ header = [] }: RawTable): ReadonlyMap<string, string> =>
  new Map([...header].reverse().map(name => [normalizedName(name), name]));

/** The rows of an export. @param columns the names of the columns, by the keys that rows are asked with */
export const exportRows = (table: RawTable, columns: ReadonlyMap<string, string>): ExportRow[] =>
  table.rows.map(row => exportRow(row, columns));

/** Whether a table has all of these columns. */
export function hasColumns({ header = [] }: RawTable, ...names: string[]): boolean {
  const known = new Set(header.map(normalizedName));
  return names.every(name => known.has(name));
}
