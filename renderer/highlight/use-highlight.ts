import { useCallback } from 'react';
import { HIGHLIGHT_SECONDS } from '../../shared/highlight/contract.ts';
import { useRoom, useShow } from '../app/room-context.tsx';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';

/** The id of the line that stands in the picture. */
export const useHighlightedId = (): string | undefined =>
  useShow(show => show.highlight.highlighted?.messageId);

/** Returns a function that shows a line in the picture for some time, or takes it out where it is there. */
export function useToggleHighlight(): (messageId: string) => void {
  const room = useRoom();
  const command = useUndoableCommand();
  return useCallback(
    messageId => {
      const { highlighted } = room.store.getState().show.highlight;
      if (highlighted?.messageId === messageId) void command('highlight.end', { messageId });
      else void command('highlight.show', { messageId, seconds: HIGHLIGHT_SECONDS });
    },
    [room, command],
  );
}
