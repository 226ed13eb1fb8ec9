import type { ShowState } from '../../shared/show/state.ts';

/** The name of a person, as it stands in the newest of what is to be seen of them. */
export function personNameIn(show: ShowState, personId: string): string {
  const posted = show.chat.messages.findLast(message => message.personId === personId);
  const held = show.chat.withheld.findLast(entry => entry.message.personId === personId)?.message;
  return (
    posted?.name ??
    held?.name ??
    show.moderation.mutes[personId]?.name ??
    show.sanctions.bans[personId]?.name ??
    personId
  );
}
