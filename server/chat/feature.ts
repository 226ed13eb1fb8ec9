import type { ChatMessage, WithheldMessage } from '../../shared/chat/message.ts';
import { MAX_CHAT_LENGTH } from '../../shared/chat/protocol.ts';
import { CommandError } from '../../shared/errors.ts';
import type { Judgement } from '../../shared/moderation/judgement.ts';
import { nameOf } from '../../shared/names/contract.ts';
import { newEvent } from '../../shared/show/events.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { JUDGED_WITHIN_MS, judgedByRules, judgeText } from '../moderation/judging.ts';
import { muteFor } from '../moderation/mutes.ts';
import { cleanText, isLonger } from '../moderation/text/hygiene.ts';
import { remember } from '../people/feature.ts';
import { defineFeature, type Handlers, type Preparation, type ShowContext } from '../show/feature.ts';
import { addLine, approveLine, crewMarks, deleteLine, reference } from './lines.ts';

const noMessage = (as: WithheldMessage['state']): CommandError =>
  new CommandError('not-found', `There is no ${as} message of this id any more.`);

const isWithheld = ({ chat }: ShowState, messageId: string): boolean =>
  chat.withheld.some(({ message }) => message.id === messageId);

function withheld(state: ShowState, messageId: string, as: WithheldMessage['state']): WithheldMessage {
  const entry = state.chat.withheld.find(each => each.message.id === messageId && each.state === as);
  if (!entry) throw noMessage(as);
  return entry;
}

/** A message of the log that is older than the state goes back. */
type Found = ChatMessage | undefined;
type Prepared = { 'chat.post': Judgement | undefined; 'chat.delete': Found; 'chat.restore': Found };

/** How far back in a person's lines a message is looked for. */
const MAX_SEARCHED = 1000;

/** Finds a message that the state has no more, in what its author wrote. */
async function findOld(
  { messageId, personId }: { messageId: string; personId?: string | undefined },
  show: ShowContext,
): Promise<Found> {
  const { messages } = show.state.chat;
  const isThere = messages.some(({ id }) => id === messageId) || isWithheld(show.state, messageId);
  if (isThere || personId === undefined) return undefined;
  for (const { data } of await show.talkOf(personId, MAX_SEARCHED))
    if ('message' in data && data.message.id === messageId) return data.message;
  return undefined;
}

const findingOld: Preparation<'chat.delete' | 'chat.restore', object, Found> = {
  prepare: (data, { show }) => findOld(data, show),
  withinMs: 1000,
  otherwise: () => undefined,
};

const judging: Preparation<'chat.post', object, Judgement | undefined> = {
  prepare: ({ text }, { actor, show }) => judgeText(show, actor, { text, personId: actor.id }),
  withinMs: JUDGED_WITHIN_MS,
  otherwise: judgedByRules,
};

/** What people write, and what the crew does with it. */
const handlers: Handlers<'chat', Prepared> = {
  'chat.post': (state, { text: given }, context) => {
    const { actor, client, now, newId, screen, prepared: judgement } = context;
    const mute = muteFor(state, context);
    if (mute) throw new CommandError('muted', 'You are muted in this chat.', { until: mute.until });
    const text = cleanText(given);
    if (isLonger(text, MAX_CHAT_LENGTH))
      throw new CommandError('bad-data', `A message has at most ${MAX_CHAT_LENGTH} characters.`);
    const { id: personId, role } = actor;
    const name = nameOf(state.names, actor);
    const marks = crewMarks(text, judgement);
    const message: ChatMessage = { id: newId(), personId, name, role, text, at: now, ...marks };
    const author = { ...actor, name };
    const line = addLine(message, screen({ kind: 'line', text, author, client, judgement }));
    return {
      events: [...remember(state, name, context), line],
      result: { messageId: message.id, state: line.name === 'chat.held' ? 'held' : 'posted' },
    };
  },

  'chat.delete': (state, { messageId }, { prepared: found }) => {
    const events = deleteLine(state, messageId, found);
    if (events.length === 0) throw noMessage('held');
    return { events, result: {} };
  },

  'chat.restore': (state, { messageId }, { prepared: found }) => {
    const { message, was } =
      isWithheld(state, messageId) || !found
        ? withheld(state, messageId, 'deleted')
        : { message: found, was: 'posted' as const };
    const restored = newEvent('chat.restored', { ...reference(message), to: was });
    return {
      events: was === 'posted' ? [restored, newEvent('chat.posted', { message })] : [restored],
      result: {},
    };
  },

  'chat.approve': (state, { messageId }) => {
    const events = approveLine(state, messageId);
    if (events.length === 0) throw noMessage('held');
    return { events, result: {} };
  },

  'chat.erase': (_state, { personId }) => ({
    events: [newEvent('chat.erased', { personId })],
    result: {},
    erases: personId,
  }),
};

export const chat = defineFeature('chat', {
  handlers,
  prepare: { 'chat.post': judging, 'chat.delete': findingOld, 'chat.restore': findingOld },
  queries: {
    'chat.count': async ({ personId }, { show }) => ({ messages: await show.countMessages(personId) }),
  },
});
