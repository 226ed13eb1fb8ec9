import type { ChatMessage } from '../../shared/chat/message.ts';
import { CommandError } from '../../shared/errors.ts';
import { newEvent } from '../../shared/show/events.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { defineFeature, type Handlers } from '../show/feature.ts';
import { normalise } from './filters.ts';

const MAX_FILTERS = 500;

function lastMessageOf(state: ShowState, personId: string): ChatMessage | undefined {
  const withheld = state.chat.withheld.map(entry => entry.message);
  return [...withheld, ...state.chat.messages].findLast(message => message.personId === personId);
}

/** Who may not write, and which phrases wait for approval. */
const handlers: Handlers<'moderation'> = {
  'moderation.mute': (state, { personId, seconds, reason }, { actor, now }) => {
    const message = lastMessageOf(state, personId);
    const name = message?.name ?? state.moderation.mutes[personId]?.name;
    if (name === undefined)
      throw new CommandError('not-found', 'Nobody of this id has written in this show.');
    if (personId === actor.id) throw new CommandError('forbidden', 'You can not mute yourself.');
    if (message?.role === 'host') throw new CommandError('forbidden', 'The host can not be muted.');
    const until = seconds === null ? null : now + seconds * 1000;
    return {
      events: [newEvent('moderation.muted', { personId, name, until, ...(reason ? { reason } : {}) })],
      result: {},
    };
  },

  'moderation.unmute': (state, { personId }) => {
    if (!state.moderation.mutes[personId]) throw new CommandError('not-found', 'This person is not muted.');
    return { events: [newEvent('moderation.unmuted', { personId })], result: {} };
  },

  'moderation.addFilter': (state, { phrase }, { newId }) => {
    const normal = normalise(phrase);
    if (normal === '') throw new CommandError('bad-data', 'A filter needs at least one visible character.');
    const same = state.moderation.filters.find(filter => normalise(filter.phrase) === normal);
    if (same) return { events: [], result: { filterId: same.id } };
    if (state.moderation.filters.length >= MAX_FILTERS) {
      throw new CommandError('bad-data', `There can be at most ${MAX_FILTERS} filters.`, {
        limit: MAX_FILTERS,
      });
    }
    const filter = { id: newId(), phrase: phrase.trim() };
    return { events: [newEvent('moderation.filterAdded', { filter })], result: { filterId: filter.id } };
  },

  'moderation.removeFilter': (state, { filterId }) => {
    if (!state.moderation.filters.some(filter => filter.id === filterId)) {
      throw new CommandError('not-found', 'There is no such filter any more.');
    }
    return { events: [newEvent('moderation.filterRemoved', { filterId })], result: {} };
  },
};

export const moderation = defineFeature('moderation', { handlers, queries: {} });
