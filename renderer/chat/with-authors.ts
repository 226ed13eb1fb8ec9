import type { CommandData } from '../../shared/show/protocol.ts';
import type { ShowState } from '../../shared/show/state.ts';

/** Names messages with who wrote them, by whom the server finds one that nobody has in sight any more. */
export function withAuthors(
  { chat }: ShowState,
  messageIds: readonly string[],
): CommandData<'chat.holdMany'>['messages'] {
  const all = [...chat.messages, ...chat.withheld.map(({ message }) => message)];
  const authors = new Map(all.map(({ id, personId }) => [id, personId]));
  return messageIds.map(messageId => {
    const personId = authors.get(messageId);
    return { messageId, ...(personId === undefined ? {} : { personId }) };
  });
}
