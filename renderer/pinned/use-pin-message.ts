import { useCallback } from 'react';
import { useRoom, useShow } from '../app/room-context.tsx';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';

/** The id of the line that stands above the chat. */
export const usePinnedId = (): string | undefined => useShow(show => show.pinned.pinned?.messageId);

/** Returns a function that pins a line of chat, or takes it down where it is the pinned one. */
export function useTogglePinnedMessage(): (messageId: string) => void {
  const room = useRoom();
  const command = useUndoableCommand();
  return useCallback(
    messageId => {
      const { pinned } = room.store.getState().show.pinned;
      void command(pinned?.messageId === messageId ? 'message.unpin' : 'message.pin', { messageId });
    },
    [room, command],
  );
}
