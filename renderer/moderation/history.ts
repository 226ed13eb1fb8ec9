import type { ChatMessage, ShowState } from '../../shared/show-state.ts';

/** A message of somebody's, with what became of it. */
export interface Said {
  readonly message: ChatMessage;
  readonly fate: 'posted' | 'held' | 'deleted';
}

/** What a person has written in this show, as far back as the replica goes; the newest first. */
export function historyOf(
  { messages, withheld }: Pick<ShowState, 'messages' | 'withheld'>,
  personId: string,
): Said[] {
  const said: Said[] = [
    ...messages.map(message => ({ message, fate: 'posted' as const })),
    ...withheld.map(({ message, state }) => ({ message, fate: state })),
  ];
  return said
    .filter(({ message }) => message.personId === personId)
    .sort((a, b) => b.message.at - a.message.at);
}
