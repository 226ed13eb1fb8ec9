import { CommandError } from '../../shared/errors.ts';
import type { NewEvent } from '../../shared/show/events.ts';
import type { CommandData } from '../../shared/show/protocol.ts';
import type { ShowState } from '../../shared/show/state.ts';
import type { Decision } from '../show/feature.ts';

/** The state with no more messages than these, so that each of many is found quickly among thousands. */
export function onlyWith(state: ShowState, ids: ReadonlySet<string>): ShowState {
  const messages = state.chat.messages.filter(({ id }) => ids.has(id));
  const withheld = state.chat.withheld.filter(({ message }) => ids.has(message.id));
  return { ...state, chat: { messages, withheld } };
}

/**
 * Decides several messages, each as it would be by itself. Those for which nothing is left to do, as somebody else was
 * quicker, are left out; refuses with `not-found` where that is all of them.
 */
export function decideSeveral(
  state: ShowState,
  { messages }: CommandData<'chat.deleteMany'>,
  decide: (state: ShowState, messageId: string) => readonly NewEvent[],
): Decision<'chat.deleteMany' | 'chat.restoreMany' | 'chat.approveMany' | 'chat.holdMany'> {
  const ids = new Set(messages.map(({ messageId }) => messageId));
  const few = onlyWith(state, ids);
  const decided = [...ids].flatMap(messageId => {
    const events = decide(few, messageId);
    return events.length > 0 ? [{ messageId, events }] : [];
  });
  if (decided.length === 0)
    throw new CommandError('not-found', 'Somebody else has decided all of these messages already.');
  return {
    events: decided.flatMap(({ events }) => events),
    result: { messageIds: decided.map(({ messageId }) => messageId) },
  };
}
