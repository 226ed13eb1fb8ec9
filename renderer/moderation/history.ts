import type { ChatMessage } from '../../shared/chat/message.ts';
import type { ChatState } from '../../shared/chat/state.ts';

/** A message of a person, with its moderation status. */
export interface HistoryEntry {
  readonly message: ChatMessage;
  readonly status: 'posted' | 'held' | 'deleted';
}

/** A person's messages in this show, as far back as the replica goes; the newest first. */
export function messageHistory({ messages, withheld }: ChatState, personId: string): HistoryEntry[] {
  const entries: HistoryEntry[] = [
    ...messages.map(message => ({ message, status: 'posted' as const })),
    ...withheld.map(({ message, state }) => ({ message, status: state })),
  ];
  return entries
    .filter(({ message }) => message.personId === personId)
    .sort((a, b) => b.message.at - a.message.at);
}
