import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUndoableCommand } from '../../undo/use-undoable-command.ts';
import { parseCell } from './columns.ts';
import { validateEdit } from './edits.ts';
import type { Row } from './rows.ts';
import { type CellPosition, columnAt, type Grid } from './use-grid.ts';

type Step = 'down' | 'right' | 'left' | 'stay';

const STEPS: Readonly<Record<Step, CellPosition>> = {
  down: { row: 1, column: 0 },
  right: { row: 0, column: 1 },
  left: { row: 0, column: -1 },
  stay: { row: 0, column: 0 },
};

/** Ends the edit of a cell: sends a valid change and moves on, or returns an error and stays in the cell. */
export function useCellEdit(rows: readonly Row[], grid: Grid) {
  const { t } = useTranslation('catalog');
  const command = useUndoableCommand();
  const [error, setError] = useState<string>();
  const leave = () => {
    setError(undefined);
    grid.leave();
    grid.goTo(grid.at);
  };
  const done = (place: CellPosition, step: Step) => {
    const row = rows[place.row];
    if (!row || grid.editText === undefined) return;
    const edit = validateEdit(
      row.product,
      parseCell(columnAt(place.column), grid.editText, row.product, row.variant),
    );
    if (edit && 'reason' in edit) {
      const field = t(`table.${columnAt(place.column)}`);
      return setError(`${field}: ${t(`valueError.${edit.reason}`, { value: edit.value || grid.editText })}`);
    }
    setError(undefined);
    if (edit)
      void command('catalog.edit', { productId: row.product.id, change: edit.change }, { quiet: true });
    if (step === 'stay') return grid.leave();
    const by = STEPS[step];
    grid.goTo({ row: place.row + by.row, column: place.column + by.column });
  };
  return { error, done, leave };
}
