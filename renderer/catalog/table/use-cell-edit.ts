import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUndoableCommand } from '../../undo/use-undoable-command.ts';
import { readCell } from './columns.ts';
import { soundEdit } from './edits.ts';
import type { Row } from './rows.ts';
import { columnAt, type Grid, type Place } from './use-grid.ts';

type Step = 'down' | 'right' | 'left' | 'stay';

const STEPS: Readonly<Record<Step, Place>> = {
  down: { row: 1, column: 0 },
  right: { row: 0, column: 1 },
  left: { row: 0, column: -1 },
  stay: { row: 0, column: 0 },
};

/** Ends the edit of a cell: sends what is sound and goes on, or says what is wrong and stays in the cell. */
export function useCellEdit(rows: readonly Row[], grid: Grid) {
  const { t } = useTranslation('catalog');
  const command = useUndoableCommand();
  const [complaint, setComplaint] = useState<string>();
  const leave = () => {
    setComplaint(undefined);
    grid.leave();
    grid.goTo(grid.at);
  };
  const done = (place: Place, step: Step) => {
    const row = rows[place.row];
    if (!row || grid.typing === undefined) return;
    const edit = soundEdit(
      row.product,
      readCell(columnAt(place.column), grid.typing, row.product, row.variant),
    );
    if (edit && 'reason' in edit) {
      const field = t(`table.${columnAt(place.column)}`);
      return setComplaint(`${field}: ${t(`bad.${edit.reason}`, { value: edit.value || grid.typing })}`);
    }
    setComplaint(undefined);
    if (edit)
      void command('catalog.edit', { productId: row.product.id, change: edit.change }, { quiet: true });
    if (step === 'stay') return grid.leave();
    const by = STEPS[step];
    grid.goTo({ row: place.row + by.row, column: place.column + by.column });
  };
  return { complaint, done, leave };
}
