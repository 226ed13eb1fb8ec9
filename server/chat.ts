import type { ChatMessage, WithheldMessage } from '../shared/chat/message.ts';
import { CommandError } from '../shared/errors.ts';
import { muteOf } from '../shared/moderation/rules.ts';
import { newEvent } from '../shared/show/events.ts';
import type { ShowState } from '../shared/show/state.ts';
import type { Decides } from './decision.ts';
import { matchFilters } from './filters.ts';

function posted(state: ShowState, messageId: string): ChatMessage | undefined {
  return state.messages.find(message => message.id === messageId);
}

function withheld(state: ShowState, messageId: string, as: WithheldMessage['state']): WithheldMessage {
  const entry = state.withheld.find(each => each.message.id === messageId && each.state === as);
  if (!entry) throw new CommandError('not-found', `There is no ${as} message of this id any more.`);
  return entry;
}

/** What people write, and what the crew does with it. */
export const chat: Decides<'chat'> = {
  'chat.post': (state, { text }, { actor, now, newId }) => {
    const mute = muteOf(state, actor.id, now);
    if (mute) throw new CommandError('muted', 'You are muted in this chat.', { until: mute.until });
    const { id: personId, name, role } = actor;
    const message: ChatMessage = { id: newId(), personId, name, role, text, at: now };
    const crew = role === 'host' || role === 'moderator';
    const reasons = crew ? [] : matchFilters(text, state.filters);
    if (reasons.length > 0) {
      return {
        events: [newEvent('chat.held', { message, reasons })],
        result: { messageId: message.id, state: 'held' },
      };
    }
    return {
      events: [newEvent('chat.posted', { message })],
      result: { messageId: message.id, state: 'posted' },
    };
  },

  'chat.delete': (state, { messageId }) => {
    const was = posted(state, messageId) ? 'posted' : withheld(state, messageId, 'held').was;
    return { events: [newEvent('chat.deleted', { messageId, was })], result: {} };
  },

  'chat.restore': (state, { messageId }) => {
    const { message, was, reasons } = withheld(state, messageId, 'deleted');
    return { events: [newEvent('chat.restored', { message, to: was, reasons })], result: {} };
  },

  'chat.approve': (state, { messageId }) => ({
    events: [newEvent('chat.approved', { message: withheld(state, messageId, 'held').message })],
    result: {},
  }),
};
