import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../shared/show/protocol.ts';
import { useRoom } from '../app/room-context.tsx';
import { showToast } from '../ui/overlay/toast.ts';
import { pushStep, type UndoStep } from './undo-stack.ts';
import { TOAST_MS, useUndo } from './use-undoable-command.ts';

/** Returns a function that says what was done by something else than a command, and offers the command that undoes it. */
export function useUndoableStep(): (text: string, inverse: Command) => void {
  const room = useRoom();
  const undo = useUndo();
  const { t } = useTranslation('common');
  return useCallback(
    (text, inverse) => {
      const action = { label: t('undo'), run: () => undo(step) };
      const toast = showToast(text, { timeoutMs: TOAST_MS, action });
      const step: UndoStep = { inverse: () => inverse, toast };
      pushStep(room, step);
    },
    [room, undo, t],
  );
}
