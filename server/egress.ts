import { MAX_DESTINATIONS } from '../shared/egress.ts';
import { Refusal } from '../shared/errors.ts';
import { newEvent } from '../shared/events.ts';
import type { ShowState } from '../shared/show-state.ts';
import type { Decides } from './decision.ts';

function known(state: ShowState, destinationId: string) {
  const destination = state.egress.find(({ id }) => id === destinationId);
  if (!destination) throw new Refusal('not-found', 'There is no such destination (any more).');
  return destination;
}

function want(state: ShowState, destinationId: string, wanted: boolean) {
  const is = known(state, destinationId).wanted;
  return { events: is === wanted ? [] : [newEvent('egress.wanted', { destinationId, wanted })], result: {} };
}

/** Where else the show is sent. A key is sealed at the border, so that it is never in the log as it is. */
export const egress: Decides<'egress'> = {
  'egress.add': (state, { name, server, key: sealedKey }, { newId }) => {
    if (state.egress.length >= MAX_DESTINATIONS) {
      throw new Refusal('bad-data', `A show has at most ${MAX_DESTINATIONS} destinations.`, {
        limit: MAX_DESTINATIONS,
      });
    }
    const destination = { id: newId(), name, server: server.replace(/\/+$/, ''), sealedKey, wanted: false };
    return { events: [newEvent('egress.added', { destination })], result: { destinationId: destination.id } };
  },
  'egress.remove': (state, { destinationId }) => {
    known(state, destinationId);
    return { events: [newEvent('egress.removed', { destinationId })], result: {} };
  },
  'egress.start': (state, { destinationId }) => want(state, destinationId, true),
  'egress.stop': (state, { destinationId }) => want(state, destinationId, false),
};
