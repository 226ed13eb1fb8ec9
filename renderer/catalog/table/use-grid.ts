import { type KeyboardEvent, useCallback, useState } from 'react';
import type { ColumnName } from './columns.ts';
import { COLUMN_NAMES } from './columns.ts';

/** Row and column of a cell. */
export interface CellPosition {
  readonly row: number;
  readonly column: number;
}

export interface Grid {
  readonly at: CellPosition;
  /** Text of the cell being edited; undefined if none is. */
  readonly editText: string | undefined;
  goTo: (place: CellPosition) => void;
  edit: (text: string) => void;
  leave: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

const MOVES: Readonly<Record<string, CellPosition>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
  PageUp: { row: -10, column: 0 },
  PageDown: { row: 10, column: 0 },
};

const LAST_COLUMN = COLUMN_NAMES.length - 1;
const ENDS: Readonly<Record<string, number>> = { Home: 0, End: LAST_COLUMN };

/** Initial text when a key starts editing: the cell's text, empty, or the typed character; undefined for other keys. */
function initialText(key: string, text: string): string | undefined {
  if (key === 'Enter' || key === 'F2') return text;
  if (key === 'Delete' || key === 'Backspace') return '';
  return key.length === 1 ? key : undefined;
}

const within = (value: number, last: number): number => Math.max(0, Math.min(last, value));

/**
 * Keyboard navigation of a spreadsheet: arrow keys move between cells, Enter or F2 edits a cell, typing replaces its
 * text. While a cell is edited, its input handles the keys.
 */
export function useGrid(rows: number, textOf: (place: CellPosition) => string | undefined): Grid {
  const [at, setAt] = useState<CellPosition>({ row: 0, column: 0 });
  const [editText, setEditText] = useState<string>();
  const goTo = useCallback(
    ({ row, column }: CellPosition) => {
      setEditText(undefined);
      setAt({ row: within(row, rows - 1), column: within(column, LAST_COLUMN) });
    },
    [rows],
  );
  const leave = useCallback(() => setEditText(undefined), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (editText !== undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const move = MOVES[event.key];
    const text = textOf(at);
    if (move) goTo({ row: at.row + move.row, column: at.column + move.column });
    else if (event.key in ENDS) goTo({ ...at, column: ENDS[event.key] ?? 0 });
    else if (text !== undefined && initialText(event.key, text) !== undefined)
      setEditText(initialText(event.key, text));
    else return;
    event.preventDefault();
  };
  return { at, editText, goTo, edit: setEditText, leave, onKeyDown };
}

export const columnAt = (column: number): ColumnName => COLUMN_NAMES[column] ?? 'title';
