import type { ChatMessage } from '../../shared/chat/message.ts';
import { type NewEvent, newEvent } from '../../shared/show/events.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { messageDigest } from '../log/digest.ts';

/** What stands in the log for a message: its id and digest, so that its text can be erased and the log still verifies. */
export const reference = (message: ChatMessage) => ({
  messageId: message.id,
  digest: messageDigest(message),
});

/** Takes everything that a person wrote from viewers' screens; the crew keeps it among what was deleted. */
export const withdrawLines = (personId: string): NewEvent[] => [newEvent('chat.withdrawn', { personId })];

/** Brings back what was withdrawn of a person; lines that were deleted one by one stay deleted. */
export function restoreLines(state: ShowState, personId: string): NewEvent[] {
  const withdrawn = state.chat.withheld.filter(
    entry => entry.withdrawn === true && entry.message.personId === personId,
  );
  return withdrawn.flatMap(({ message, was }) => [
    newEvent('chat.restored', { ...reference(message), to: was }),
    newEvent('chat.posted', { message }),
  ]);
}
