import { type ChatMessage, withoutDelay } from '../../shared/chat/message.ts';
import type { CommandData } from '../../shared/show/protocol.ts';
import type { Preparation, ShowContext } from '../show/feature.ts';

/** Messages by id that a command means and the state has no more; undefined where there are none. */
export type OldLines = ReadonlyMap<string, ChatMessage> | undefined;

type Named = CommandData<'chat.delete'>;

/** How far back in a person's lines a message is looked for. */
export const MAX_SEARCHED = 1000;

/** Finds messages that the state has no more, in what their authors wrote. */
async function findOld(named: readonly Named[], show: ShowContext): Promise<OldLines> {
  const { messages, withheld } = show.state.chat;
  const there = new Set([...messages, ...withheld.map(({ message }) => message)].map(({ id }) => id));
  const missing = named.filter(({ messageId, personId }) => personId !== undefined && !there.has(messageId));
  if (missing.length === 0) return undefined;
  const wanted = new Set(missing.map(({ messageId }) => messageId));
  const found = new Map<string, ChatMessage>();
  for (const personId of new Set(missing.map(each => each.personId)))
    for (const { data } of await show.talkOf(personId as string, MAX_SEARCHED))
      if ('message' in data && wanted.has(data.message.id))
        found.set(data.message.id, withoutDelay(data.message));
  return found;
}

const otherwise = (): OldLines => undefined;

export const findingOld: Preparation<'chat.delete' | 'chat.restore', object, OldLines> = {
  prepare: (data, { show }) => findOld([data], show),
  withinMs: 1000,
  otherwise,
};

export const findingManyOld: Preparation<'chat.deleteMany' | 'chat.restoreMany', object, OldLines> = {
  prepare: ({ messages }, { show }) => findOld(messages, show),
  withinMs: 5000,
  otherwise,
};
