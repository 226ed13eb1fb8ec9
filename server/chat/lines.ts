import { type ChatMessage, isPublic, withoutDelay } from '../../shared/chat/message.ts';
import { CommandError } from '../../shared/errors.ts';
import type { Judgement } from '../../shared/moderation/judgement.ts';
import { type NewEvent, newEvent } from '../../shared/show/events.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { detectLanguage } from '../intelligence/detect-language.ts';
import { messageDigest } from '../log/digest.ts';
import type { Deadlines } from '../show/deadlines.ts';
import type { Verdict } from '../show/screening.ts';
import type { OldLine } from './old-lines.ts';

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

/** The line of an id, if everybody on the show's own page sees it. */
export const publicLine = ({ chat }: ShowState, messageId: string): ChatMessage | undefined =>
  chat.messages.find(message => message.id === messageId && isPublic(message));

/** As `publicLine`; refuses with `not-found` where there is none. */
export function publicLineOf(state: ShowState, messageId: string): ChatMessage {
  const message = publicLine(state, messageId);
  if (!message) throw new CommandError('not-found', 'Viewers don’t see a message of this id any more.');
  return message;
}

/** Sees to it that a line is on every page. */
export const recallLine = (message: ChatMessage): NewEvent => newEvent('chat.recalled', { message });

/** What the crew is told of a line beside its text. */
export function crewMarks(
  text: string,
  judgement: Judgement | undefined,
): Pick<ChatMessage, 'language' | 'byRulesAlone'> {
  const language = detectLanguage(text);
  return {
    ...(language !== 'other' && { language }),
    ...(judgement && !judgement.classified && { byRulesAlone: true }),
  };
}

/** Posts a message, at once or later, or holds or hides it where the show's features have something against it. */
export function addLine(message: ChatMessage, { outcome, reasons, lateMs = 0 }: Verdict): NewEvent {
  if (outcome === 'hold') return newEvent('chat.held', { message, reasons: [...reasons] });
  if (outcome === 'hide') return newEvent('chat.posted', { message: { ...message, hidden: [...reasons] } });
  return lateMs > 0
    ? newEvent('chat.delayed', { message: { ...message, until: message.at + lateMs } })
    : newEvent('chat.posted', { message });
}

/** Shows everybody a message that waited for a decision or that its author alone saw; nothing where there is none. */
export function approveLine({ chat }: ShowState, messageId: string): NewEvent[] {
  const held = chat.withheld.find(({ message, state }) => message.id === messageId && state === 'held');
  const message = held?.message ?? chat.messages.find(({ id, hidden }) => id === messageId && hidden);
  if (!message) return [];
  const { hidden: _no, ...shown } = message;
  return [newEvent('chat.approved', reference(message)), newEvent('chat.posted', { message: shown })];
}

/** Posts delayed messages whose time has come. */
export const delayedLines: Deadlines = {
  due: ({ chat: { messages } }, { now }) =>
    messages.flatMap(message =>
      message.until !== undefined && message.until <= now
        ? newEvent('chat.posted', { message: withoutDelay(message) })
        : [],
    ),
  nextAt: ({ chat: { messages } }) => {
    const next = messages.reduce(
      (first, { until = first }) => Math.min(first, until),
      Number.POSITIVE_INFINITY,
    );
    return next === Number.POSITIVE_INFINITY ? undefined : next;
  },
  dueOf: event => (event.name === 'chat.delayed' ? event.data.message.until : undefined),
};

/**
 * Deletes a message that is posted, delayed or held; nothing where there is none of the id any more.
 * @param found the message, where it is known from the log though the state goes not so far back
 */
export function deleteLine(state: ShowState, messageId: string, found?: OldLine): NewEvent[] {
  const message = state.chat.messages.find(({ id }) => id === messageId);
  if (message) return [newEvent('chat.deleted', { ...reference(message), was: 'posted' })];
  const entry = state.chat.withheld.find(each => each.message.id === messageId);
  if (!entry && found) {
    // The state keeps the newest deleted ones only, so an older one may be deleted already.
    if (found.status === 'deleted') return [];
    return [newEvent('chat.deleted', { ...reference(found.message), was: found.status })];
  }
  return entry?.state === 'held'
    ? [newEvent('chat.deleted', { ...reference(entry.message), was: entry.was })]
    : [];
}

/**
 * Brings a deleted message back to where it was; nothing where it is not deleted any more.
 * @param found the message, where it is known from the log though the state goes not so far back
 */
export function restoreLine(state: ShowState, messageId: string, found?: OldLine): NewEvent[] {
  const known = state.chat.withheld.find(({ message }) => message.id === messageId);
  const entry = known ?? (found?.status === 'deleted' ? found : undefined);
  if (!entry || (known && known.state !== 'deleted')) return [];
  const { message, was } = entry;
  const restored = newEvent('chat.restored', { ...reference(message), to: was });
  if (was === 'posted') return [restored, newEvent('chat.posted', { message })];
  // Nobody has it any more of those who are told that it is back.
  return known
    ? [restored]
    : [restored, newEvent('chat.held', { message, reasons: [...entry.reasons], again: true })];
}
