import type { ChatMessage, WithheldMessage } from '../../shared/chat/message.ts';
import { MAX_CHAT_LENGTH } from '../../shared/chat/protocol.ts';
import { CommandError } from '../../shared/errors.ts';
import type { Judgement } from '../../shared/moderation/judgement.ts';
import { nameOf } from '../../shared/names/contract.ts';
import { warningOf } from '../../shared/sanctions/rules.ts';
import { type NewEvent, newEvent } from '../../shared/show/events.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { JUDGED_WITHIN_MS, judgedByRules, judgeText } from '../moderation/judging.ts';
import { muteFor } from '../moderation/mutes.ts';
import { cleanText, isLonger } from '../moderation/text/hygiene.ts';
import { remember } from '../people/feature.ts';
import { isNewHere } from '../sanctions/screen.ts';
import { strike, takeBackStrike } from '../sanctions/strikes.ts';
import { defineFeature, type Handlers, type Preparation } from '../show/feature.ts';
import { type EarlierHolds, findingHolds, holdAgain } from './hold-again.ts';
import { LineFinder } from './line-finder.ts';
import {
  addLine,
  approveLine,
  crewMarks,
  delayedLines,
  deleteLine,
  publicLine,
  recallLine,
  restoreLine,
} from './lines.ts';
import { findingManyOld, findingOld, type OldLines } from './old-lines.ts';
import { decideSeveral, onlyWith } from './several.ts';

const noMessage = (as: WithheldMessage['state']): CommandError =>
  new CommandError('not-found', `There is no ${as} message of this id any more.`);

type Prepared = { readonly 'chat.post': Judgement | undefined } & Readonly<
  Record<'chat.delete' | 'chat.restore' | 'chat.deleteMany' | 'chat.restoreMany', OldLines> &
    Record<'chat.holdMany', EarlierHolds>
>;

/** What was decided of one message. Refuses with `not-found` where nothing was left to do. */
function decided(events: readonly NewEvent[], as: WithheldMessage['state']) {
  if (events.length === 0) throw noMessage(as);
  return { events, result: {} };
}

/** Who wrote each of some messages, by message; those that nothing is known of are left out. */
function authorsOf(state: ShowState, messageIds: readonly string[], old: OldLines): Map<string, string> {
  const { messages, withheld } = onlyWith(state, new Set(messageIds)).chat;
  const known = new Map(
    [...messages, ...withheld.map(({ message }) => message)].map(each => [each.id, each]),
  );
  return new Map(
    messageIds.flatMap(id => {
      const message = known.get(id) ?? old?.get(id)?.message;
      return message ? [[id, message.personId] as const] : [];
    }),
  );
}

const judging: Preparation<'chat.post', object, Judgement | undefined> = {
  prepare: ({ text }, { actor, show }) => judgeText(show, actor, { text, personId: actor.id }),
  withinMs: JUDGED_WITHIN_MS,
  otherwise: judgedByRules,
};

/** What people write, and what the crew does with it. */
const handlers: Handlers<'chat', Prepared> = {
  'chat.post': (state, { text: given, replyTo }, context) => {
    const { actor, client, now, newId, screen, prepared: judgement } = context;
    const mute = muteFor(state, context);
    if (mute) throw new CommandError('muted', 'You are muted in this chat.', { until: mute.until });
    if (warningOf(state.sanctions, actor.id))
      throw new CommandError('warned', 'Acknowledge the warning first.');
    const text = cleanText(given);
    if (isLonger(text, MAX_CHAT_LENGTH))
      throw new CommandError('bad-data', `A message has at most ${MAX_CHAT_LENGTH} characters.`);
    const { id: personId, role } = actor;
    const name = nameOf(state.names, actor);
    const quoted = replyTo === undefined ? undefined : publicLine(state, replyTo);
    const marks = {
      ...(quoted && { replyTo: quoted.id }),
      ...crewMarks(text, judgement),
      ...(isNewHere(state, context) && { newcomer: true as const }),
    };
    const message: ChatMessage = { id: newId(), personId, name, role, text, at: now, ...marks };
    const author = { ...actor, name };
    const verdict = screen({ kind: 'line', text, author, client, judgement });
    const line = addLine(message, verdict);
    // What the crew answers is on every page; lines of viewers would double the talk of a crowd.
    const recalled = quoted && role !== 'viewer' && line.name === 'chat.posted' ? [recallLine(quoted)] : [];
    return {
      events: [...remember(state, name, context), ...(verdict.notes ?? []), ...recalled, line],
      result: { messageId: message.id, state: line.name === 'chat.held' ? 'held' : 'posted' },
    };
  },

  'chat.delete': (state, { messageId, reason }, context) => {
    const events = deleteLine(state, messageId, context.prepared?.get(messageId));
    const author = authorsOf(state, [messageId], context.prepared).get(messageId);
    if (events.length === 0 || author === undefined) throw noMessage('held');
    const why = { cause: 'deletion', messageId, ...(reason ? { reason } : {}) } as const;
    return { events: [...events, ...strike(state, author, why, context)], result: {} };
  },

  'chat.restore': (state, { messageId }, { prepared: old }) => {
    const { events, result } = decided(restoreLine(state, messageId, old?.get(messageId)), 'deleted');
    const author = authorsOf(state, [messageId], old).get(messageId) ?? '';
    const strikes = takeBackStrike(state, author, each => each.messageId === messageId);
    return { events: [...events, ...strikes], result };
  },

  'chat.approve': (state, { messageId }) => decided(approveLine(state, messageId), 'held'),

  'chat.deleteMany': (state, { messages, reason }, context) => {
    const { prepared: old } = context;
    const { events, result } = decideSeveral(state, { messages }, (few, messageId) =>
      deleteLine(few, messageId, old?.get(messageId)),
    );
    const byAuthor = new Map<string, string>();
    const authors = authorsOf(state, result.messageIds, old);
    // Nobody could have heeded what the first of their lines led to, so one decision is one strike.
    for (const [messageId, personId] of authors)
      if (!byAuthor.has(personId)) byAuthor.set(personId, messageId);
    const strikes = [...byAuthor].flatMap(([personId, messageId]) =>
      strike(state, personId, { cause: 'deletion', messageId, ...(reason ? { reason } : {}) }, context),
    );
    return { events: [...events, ...strikes], result };
  },

  'chat.restoreMany': (state, data, { prepared: old }) => {
    const { events, result } = decideSeveral(state, data, (few, messageId) =>
      restoreLine(few, messageId, old?.get(messageId)),
    );
    const strikes = [...authorsOf(state, result.messageIds, old)].flatMap(([messageId, personId]) =>
      takeBackStrike(state, personId, each => each.messageId === messageId),
    );
    return { events: [...events, ...strikes], result };
  },

  'chat.approveMany': (state, data) => decideSeveral(state, data, approveLine),

  'chat.holdMany': (state, data, { prepared: earlier }) =>
    decideSeveral(state, data, (few, messageId) => holdAgain(few, messageId, earlier)),

  'chat.erase': (_state, { personId }) => ({
    events: [newEvent('chat.erased', { personId })],
    result: {},
    erases: personId,
  }),
};

export const chat = defineFeature('chat', {
  handlers,
  deadlines: delayedLines,
  prepare: {
    'chat.post': judging,
    'chat.delete': findingOld,
    'chat.restore': findingOld,
    'chat.deleteMany': findingManyOld,
    'chat.restoreMany': findingManyOld,
    'chat.holdMany': findingHolds,
  },
  react: show => new LineFinder(show),
  queries: {
    'chat.find': (wanted, { reactor, member }) => reactor.find(wanted, member.viewpoint),
    'chat.count': async ({ personId }, { show }) => ({ messages: await show.countMessages(personId) }),
  },
});
