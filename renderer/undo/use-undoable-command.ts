import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandData, CommandName, CommandResult, RequestData } from '../../shared/show/protocol.ts';
import { useCommand, useRoom } from '../app/room-context.tsx';
import { useShortcut } from '../app/shortcuts/use-shortcut.ts';
import { announce } from '../ui/Announcer.tsx';
import { showToast, toasts } from '../ui/overlay/toast.ts';
import { useUndoTable } from './undo-context.ts';
import { popStep, pushStep, type UndoStep } from './undo-stack.ts';
import { describeCommand, inverseOf } from './undoable.ts';

/** How long an undo is offered. */
export const TOAST_MS = 6000;

/** Returns a function that undoes the given step, or the newest one. */
export function useUndo(): (step?: UndoStep) => void {
  const room = useRoom();
  const command = useCommand();
  const { t } = useTranslation('common');
  return useCallback(
    async wanted => {
      const step = popStep(room, wanted);
      if (!step) {
        if (!wanted) announce(t('nothingToUndo'));
        return;
      }
      if (step.toast) toasts.close(step.toast);
      const inverse = step.inverse(room.now());
      if (inverse && (await command(inverse.name, inverse.data))) announce(t('undone'));
    },
    [room, command, t],
  );
}

/** Registers the undo shortcut. Once per layout. */
export function useUndoKey(): void {
  const undo = useUndo();
  useShortcut('undo', () => undo());
}

export type UndoableCommand = <N extends CommandName>(
  name: N,
  data: CommandData<N>,
  options?: { quiet?: boolean },
) => Promise<CommandResult<N> | undefined>;

/**
 * Returns a function that sends a command and shows a toast with an undo button. With `quiet`, for commands whose
 * effect is visible where they are given, the text is only announced to screen readers. Resolves to undefined after an
 * error.
 */
export function useUndoableCommand(): UndoableCommand {
  const room = useRoom();
  const command = useCommand();
  const undo = useUndo();
  const table = useUndoTable();
  const { t } = useTranslation('common');
  return useCallback(
    async (name, data, { quiet = false } = {}) => {
      const before = room.store.getState().show;
      // Parsed data is valid request data; TypeScript can't prove that for a generic name.
      const result = await command(name, data as RequestData<typeof name>);
      if (result === undefined) return undefined;
      const inverse = (now: number) => inverseOf(table, name, data, result, { show: before, now });
      const isUndoable = inverse(room.now()) !== undefined;
      const text = describeCommand(table, t, name, data, before);
      if (!text) return result;
      const action = { label: t('undo'), run: () => undo(step) };
      const options = { timeoutMs: TOAST_MS, ...(isUndoable ? { action } : {}) };
      const step: UndoStep = { inverse, toast: quiet ? undefined : showToast(text, options) };
      if (quiet) announce(text);
      if (isUndoable) pushStep(room, step);
      return result;
    },
    [room, command, table, undo, t],
  );
}
