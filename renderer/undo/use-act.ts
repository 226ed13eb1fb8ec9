import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandData, CommandName, CommandResult, RequestData } from '../../shared/protocol.ts';
import { useCommand, useRoom } from '../app/room-context.tsx';
import { useShortcut } from '../app/shortcuts/use-shortcut.ts';
import { announce } from '../ui/Announcer.tsx';
import { showToast, toasts } from '../ui/overlay/toast.ts';
import { inverseOf } from './inverse.ts';
import { remember, type Step, take } from './steps.ts';
import { sayingOf } from './wording.ts';

const OFFER_MS = 6000;

/** Takes back the given step, or the newest one; for undo buttons and the undo key. */
export function useUndo(): (step?: Step) => void {
  const room = useRoom();
  const command = useCommand();
  const { t } = useTranslation('moderation');
  return useCallback(
    async wanted => {
      const step = take(room, wanted);
      if (!step) {
        if (!wanted) announce(t('undo.nothing'));
        return;
      }
      if (step.toast) toasts.close(step.toast);
      const back = step.back(room.now());
      if (back && (await command(back.name, back.data))) announce(t('undo.undone'));
    },
    [room, command, t],
  );
}

/** Ties the undo key to the newest step. Once per layout. */
export function useUndoKey(): void {
  const undo = useUndo();
  useShortcut('undo', () => undo());
}

export type Act = <N extends CommandName>(
  name: N,
  data: CommandData<N>,
  options?: { quiet?: boolean },
) => Promise<CommandResult<N> | undefined>;

/**
 * Sends a command, says what it did and offers to take it back. Quiet ones, whose effect is in plain sight where they
 * were given, are said to screen readers only. Resolves to undefined where the command was turned down.
 */
export function useAct(): Act {
  const room = useRoom();
  const command = useCommand();
  const undo = useUndo();
  const { t } = useTranslation(['moderation', 'common']);
  return useCallback(
    async (name, data, { quiet = false } = {}) => {
      const before = room.store.getState().show;
      // What has been parsed is always fit to be sent; only the compiler can't see that for every name at once.
      const result = await command(name, data as RequestData<typeof name>);
      if (result === undefined) return undefined;
      const back = (now: number) => inverseOf(name, data, result, { show: before, now });
      const undoable = back(room.now()) !== undefined;
      const said = sayingOf(t, name, data, before);
      if (!said) return result;
      const offer = { label: t('common:undo'), run: () => undo(step) };
      const options = { timeoutMs: OFFER_MS, ...(undoable ? { action: offer } : {}) };
      const step: Step = { back, toast: quiet ? undefined : showToast(said, options) };
      if (quiet) announce(said);
      if (undoable) remember(room, step);
      return result;
    },
    [room, command, undo, t],
  );
}
