import { type ChatMessage, type HoldReason, withoutDelay } from '../../shared/chat/message.ts';
import { type NewEvent, newEvent, type ShowEvent } from '../../shared/show/events.ts';
import type { ShowState } from '../../shared/show/state.ts';
import type { Preparation } from '../show/feature.ts';
import { reference } from './lines.ts';
import { MAX_SEARCHED } from './old-lines.ts';

/** A message as it was kept back at first; a hidden one has the reasons in it. */
interface EarlierHold {
  readonly message: ChatMessage;
  /** Absent where it was hidden. */
  readonly reasons?: readonly HoldReason[];
}

/** How messages were kept back, by message; undefined where the log gave no answer in time. */
export type EarlierHolds = ReadonlyMap<string, EarlierHold> | undefined;

function holdIn(event: ShowEvent): EarlierHold | undefined {
  if (event.name === 'chat.held') return { message: event.data.message, reasons: event.data.reasons };
  if (event.name !== 'chat.posted' || !event.data.message.hidden) return undefined;
  return { message: event.data.message };
}

/** Finds in the log how messages were kept back that have been let through since. */
export const findingHolds: Preparation<'chat.holdMany', object, EarlierHolds> = {
  prepare: async ({ messages }, { show }) => {
    const wanted = new Set(messages.map(({ messageId }) => messageId));
    const known = new Map(show.state.chat.messages.map(({ id, personId }) => [id, personId]));
    const authors = messages.flatMap(({ messageId, personId }) => personId ?? known.get(messageId) ?? []);
    const found = new Map<string, EarlierHold>();
    for (const author of new Set(authors))
      for (const event of await show.talkOf(author, MAX_SEARCHED)) {
        const hold = holdIn(event);
        if (hold && wanted.has(hold.message.id)) found.set(hold.message.id, hold);
      }
    return found;
  },
  withinMs: 5000,
  otherwise: () => undefined,
};

/**
 * Takes a message that was let through from viewers' screens and keeps it back as it was; nothing where it was decided anew
 * since, or was never kept back. Where the log gave no answer, it is held without a reason.
 */
export function holdAgain({ chat }: ShowState, messageId: string, earlier: EarlierHolds): NewEvent[] {
  const posted = chat.messages.find(({ id, hidden }) => id === messageId && !hidden);
  const isDecided = chat.withheld.some(({ message }) => message.id === messageId);
  const hold = earlier ? earlier.get(messageId) : posted && { message: posted, reasons: [] };
  if (!hold || isDecided || chat.messages.some(({ id, hidden }) => id === messageId && hidden)) return [];
  const message = withoutDelay(hold.message);
  const taken = newEvent('chat.deleted', { ...reference(message), was: 'posted', again: true });
  const kept = hold.reasons
    ? newEvent('chat.held', { message, reasons: [...hold.reasons], again: true })
    : newEvent('chat.posted', { message, again: true });
  return [taken, kept];
}
