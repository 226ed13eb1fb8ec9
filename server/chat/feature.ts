import type { ChatMessage, WithheldMessage } from '../../shared/chat/message.ts';
import { CommandError } from '../../shared/errors.ts';
import { muteOf } from '../../shared/moderation/rules.ts';
import { nameOf } from '../../shared/names/contract.ts';
import { newEvent } from '../../shared/show/events.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { defineFeature, type Handlers } from '../show/feature.ts';
import { addLine, deleteLine, reference } from './lines.ts';

const noMessage = (as: WithheldMessage['state']): CommandError =>
  new CommandError('not-found', `There is no ${as} message of this id any more.`);

function withheld(state: ShowState, messageId: string, as: WithheldMessage['state']): WithheldMessage {
  const entry = state.chat.withheld.find(each => each.message.id === messageId && each.state === as);
  if (!entry) throw noMessage(as);
  return entry;
}

/** What people write, and what the crew does with it. */
const handlers: Handlers<'chat'> = {
  'chat.post': (state, { text }, { actor, now, newId }) => {
    const mute = muteOf(state.moderation, actor.id, now);
    if (mute) throw new CommandError('muted', 'You are muted in this chat.', { until: mute.until });
    const { id: personId, role } = actor;
    const name = nameOf(state.names, actor);
    const message: ChatMessage = { id: newId(), personId, name, role, text, at: now };
    const line = addLine(state, message);
    return {
      events: [line],
      result: { messageId: message.id, state: line.name === 'chat.held' ? 'held' : 'posted' },
    };
  },

  'chat.delete': (state, { messageId }) => {
    const events = deleteLine(state, messageId);
    if (events.length === 0) throw noMessage('held');
    return { events, result: {} };
  },

  'chat.restore': (state, { messageId }) => {
    const { message, was } = withheld(state, messageId, 'deleted');
    const restored = newEvent('chat.restored', { ...reference(message), to: was });
    return {
      events: was === 'posted' ? [restored, newEvent('chat.posted', { message })] : [restored],
      result: {},
    };
  },

  'chat.approve': (state, { messageId }) => {
    const { message } = withheld(state, messageId, 'held');
    return {
      events: [newEvent('chat.approved', reference(message)), newEvent('chat.posted', { message })],
      result: {},
    };
  },

  'chat.erase': (_state, { personId }) => ({
    events: [newEvent('chat.erased', { personId })],
    result: {},
    erases: personId,
  }),
};

export const chat = defineFeature('chat', {
  handlers,
  queries: {
    'chat.count': async ({ personId }, { show }) => ({ messages: await show.countMessages(personId) }),
  },
});
