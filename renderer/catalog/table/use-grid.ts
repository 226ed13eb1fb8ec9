import { type KeyboardEvent, useCallback, useState } from 'react';
import type { ColumnName } from './columns.ts';
import { COLUMN_NAMES } from './columns.ts';

/** A cell by its place. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

export interface Grid {
  readonly at: Place;
  /** What the cell is edited as; undefined where none is. */
  readonly typing: string | undefined;
  goTo: (place: Place) => void;
  edit: (text: string) => void;
  leave: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

const MOVES: Readonly<Record<string, Place>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
  PageUp: { row: -10, column: 0 },
  PageDown: { row: 10, column: 0 },
};

const LAST_COLUMN = COLUMN_NAMES.length - 1;
const ENDS: Readonly<Record<string, number>> = { Home: 0, End: LAST_COLUMN };

/** What a cell's field begins with when a key opens it: its text, nothing, or the letter; undefined for other keys. */
function startOf(key: string, text: string): string | undefined {
  if (key === 'Enter' || key === 'F2') return text;
  if (key === 'Delete' || key === 'Backspace') return '';
  return key.length === 1 ? key : undefined;
}

const within = (value: number, last: number): number => Math.max(0, Math.min(last, value));

/**
 * The keys of a spreadsheet: arrows go from cell to cell, Enter or F2 edits a cell, typing replaces what it holds. While
 * a cell is edited its own field has the keys.
 */
export function useGrid(rows: number, textOf: (place: Place) => string | undefined): Grid {
  const [at, setAt] = useState<Place>({ row: 0, column: 0 });
  const [typing, setTyping] = useState<string>();
  const goTo = useCallback(
    ({ row, column }: Place) => {
      setTyping(undefined);
      setAt({ row: within(row, rows - 1), column: within(column, LAST_COLUMN) });
    },
    [rows],
  );
  const leave = useCallback(() => setTyping(undefined), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (typing !== undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const move = MOVES[event.key];
    const text = textOf(at);
    if (move) goTo({ row: at.row + move.row, column: at.column + move.column });
    else if (event.key in ENDS) goTo({ ...at, column: ENDS[event.key] ?? 0 });
    else if (text !== undefined && startOf(event.key, text) !== undefined)
      setTyping(startOf(event.key, text));
    else return;
    event.preventDefault();
  };
  return { at, typing, goTo, edit: setTyping, leave, onKeyDown };
}

export const columnAt = (column: number): ColumnName => COLUMN_NAMES[column] ?? 'title';
