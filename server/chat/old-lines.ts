import { type ChatMessage, type HoldReason, withoutDelay } from '../../shared/chat/message.ts';
import type { LineStatus } from '../../shared/chat/protocol.ts';
import type { CommandData } from '../../shared/show/protocol.ts';
import type { Preparation, ShowContext } from '../show/feature.ts';
import type { LineFinder } from './line-finder.ts';

/** A message that the state has no more, and what had become of it. */
export interface OldLine {
  readonly message: ChatMessage;
  readonly status: LineStatus;
  /** Where it was when it was deleted. */
  readonly was: 'posted' | 'held';
  /** Why it was held, where it was. */
  readonly reasons: readonly HoldReason[];
}

/** Messages by id that a command means and the state has no more; undefined where there are none. */
export type OldLines = ReadonlyMap<string, OldLine> | undefined;

type Named = CommandData<'chat.delete'>;

/** How far back in a person's lines a message is looked for. */
export const MAX_SEARCHED = 1000;

/** Finds messages that the state has no more, in what their authors wrote. */
async function findOld(named: readonly Named[], show: ShowContext, finder: LineFinder): Promise<OldLines> {
  const { messages, withheld } = show.state.chat;
  const there = new Set([...messages, ...withheld.map(({ message }) => message)].map(({ id }) => id));
  const missing = named.filter(({ messageId, personId }) => personId !== undefined && !there.has(messageId));
  if (missing.length === 0) return undefined;
  const wanted = new Set(missing.map(({ messageId }) => messageId));
  const statuses = await finder.statuses();
  const found = new Map<string, OldLine>();
  for (const personId of new Set(missing.map(each => each.personId)))
    for (const { data } of await show.talkOf(personId as string, MAX_SEARCHED))
      if ('message' in data && wanted.has(data.message.id)) {
        const message = withoutDelay(data.message);
        const { id } = message;
        const reasons = 'reasons' in data ? data.reasons : (found.get(id)?.reasons ?? []);
        found.set(id, { message, status: statuses.statusOf(message), was: statuses.wasOf(id), reasons });
      }
  return found;
}

const otherwise = (): OldLines => undefined;

export const findingOld: Preparation<'chat.delete' | 'chat.restore', LineFinder, OldLines> = {
  prepare: (data, { show, reactor }) => findOld([data], show, reactor),
  withinMs: 1000,
  otherwise,
};

export const findingManyOld: Preparation<'chat.deleteMany' | 'chat.restoreMany', LineFinder, OldLines> = {
  prepare: ({ messages }, { show, reactor }) => findOld(messages, show, reactor),
  withinMs: 5000,
  otherwise,
};
