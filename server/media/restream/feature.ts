import { CommandError } from '../shared/errors.ts';
import { MAX_DESTINATIONS } from '../shared/restream/protocol.ts';
import { newEvent } from '../shared/show/events.ts';
import type { ShowState } from '../shared/show/state.ts';
import type { Decides } from './decision.ts';

function known(state: ShowState, destinationId: string) {
  const destination = state.restream.find(({ id }) => id === destinationId);
  if (!destination) throw new CommandError('not-found', 'There is no such destination (any more).');
  return destination;
}

function want(state: ShowState, destinationId: string, wanted: boolean) {
  const is = known(state, destinationId).wanted;
  return {
    events: is === wanted ? [] : [newEvent('restream.wanted', { destinationId, wanted })],
    result: {},
  };
}

/** Where else the show is sent. A key is encrypted at the border, so that it is never in the log as it is. */
export const restream: Decides<'restream'> = {
  'restream.add': (state, { name, server, key: encryptedKey }, { newId }) => {
    if (state.restream.length >= MAX_DESTINATIONS) {
      throw new CommandError('bad-data', `A show has at most ${MAX_DESTINATIONS} destinations.`, {
        limit: MAX_DESTINATIONS,
      });
    }
    const destination = {
      id: newId(),
      name,
      server: server.replace(/\/+$/, ''),
      encryptedKey,
      wanted: false,
    };
    return {
      events: [newEvent('restream.added', { destination })],
      result: { destinationId: destination.id },
    };
  },
  'restream.remove': (state, { destinationId }) => {
    known(state, destinationId);
    return { events: [newEvent('restream.removed', { destinationId })], result: {} };
  },
  'restream.start': (state, { destinationId }) => want(state, destinationId, true),
  'restream.stop': (state, { destinationId }) => want(state, destinationId, false),
};
