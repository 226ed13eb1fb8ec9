import { CommandError } from '../../shared/errors.ts';
import { type NewEvent, newEvent } from '../../shared/show/events.ts';
import { entryOf } from '../../shared/show/record.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { restoreLines, withdrawLines } from '../chat/lines.ts';
import { targetOf } from '../sanctions/target.ts';
import { defineFeature, type Handlers } from '../show/feature.ts';
import type { Screen } from '../show/screening.ts';
import { matchFilters } from './filters.ts';
import { phraseKey } from './text/phrase-trie.ts';

const MAX_FILTERS = 500;

function lineEvents(
  state: ShowState,
  personId: string,
  lines: 'remove' | 'keep' | 'restore',
): readonly NewEvent[] {
  if (lines === 'remove') return withdrawLines(personId);
  return lines === 'restore' ? restoreLines(state, personId) : [];
}

/** Who may not write, and which phrases wait for approval. */
const handlers: Handlers<'moderation'> = {
  'moderation.mute': (state, { personId, seconds, reason, lines = 'remove', seen }, { actor, now }) => {
    const { name } = targetOf(state, { personId, seen }, { actor, now });
    const until = seconds === null ? null : now + seconds * 1000;
    const muted = newEvent('moderation.muted', { personId, name, until, ...(reason ? { reason } : {}) });
    return { events: [muted, ...lineEvents(state, personId, lines)], result: {} };
  },

  'moderation.unmute': (state, { personId, lines = 'keep', seen }, { actor, now }) => {
    targetOf(state, { personId, seen }, { actor, now });
    if (!entryOf(state.moderation.mutes, personId))
      throw new CommandError('already-done', 'This person is not muted (any more).', { standing: 'unmuted' });
    const unmuted = newEvent('moderation.unmuted', { personId });
    return { events: [unmuted, ...lineEvents(state, personId, lines)], result: {} };
  },

  'moderation.addFilter': (state, { phrase }, { newId }) => {
    const key = phraseKey(phrase);
    if (key === '') throw new CommandError('bad-data', 'A filter needs at least one visible character.');
    const same = state.moderation.filters.find(filter => phraseKey(filter.phrase) === key);
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

/** Holds a viewer's line that has a phrase of the filters in it, and refuses such a name. */
const screen: Screen = ({ moderation: { filters } }, { text, author: { role } }) => {
  if (role === 'host' || role === 'moderator') return undefined;
  const reasons = matchFilters(text, filters);
  return reasons.length > 0 ? { outcome: 'hold', reasons } : undefined;
};

export const moderation = defineFeature('moderation', {
  handlers,
  screen,
  // Whom somebody muted stays with the show: its viewers are other people in the next one.
  carry: ({ moderation: { filters } }) => ({
    events: filters.map(filter => newEvent('moderation.filterAdded', { filter })),
    count: filters.length,
  }),
  silentEnd: ({ moderation: { mutes } }) => {
    const ends = Object.values(mutes).flatMap(({ until }) => until ?? []);
    return ends.length > 0 ? Math.max(...ends) : undefined;
  },
  queries: {},
});
