import { normalizedName } from './clean-text.ts';
import { cellOf, type RawCell } from './raw-product.ts';
import type { RawRow, RawTable } from './raw-table.ts';

/** A row of a shop's export, with its columns by normalized name. */
export interface ExportRow {
  readonly line: number;
  /** The text of the first of these columns that is not empty. */
  text(...names: string[]): string;
  /** The first of these columns that is not empty, as a cell. */
  cell(...names: string[]): RawCell | undefined;
}

function exportRow({ line, cells = {} }: RawRow, columns: ReadonlyMap<string, string>): ExportRow {
  const cell = (...names: string[]): RawCell | undefined => {
    for (const name of names) {
      const column = columns.get(name);
      const found = column === undefined ? undefined : cellOf(cells[column], line, column);
      if (found) return found;
    }
    return undefined;
  };
  return { line, cell, text: (...names) => String(cell(...names)?.value ?? '') };
}

/** The rows of an export. Columns are looked up by names without case, spaces and hyphens. */
export function exportRows(table: RawTable): ExportRow[] {
  const columns = new Map((table.header ?? []).map(name => [normalizedName(name), name]));
  return table.rows.map(row => exportRow(row, columns));
}

/** Whether a table has all of these columns. */
export function hasColumns({ header = [] }: RawTable, ...names: string[]): boolean {
  const known = new Set(header.map(normalizedName));
  return names.every(name => known.has(name));
}
