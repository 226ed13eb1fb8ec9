import { CommandError } from '../../../shared/errors.ts';
import { MAX_DESTINATIONS } from '../../../shared/restream/protocol.ts';
import type { Viewpoint } from '../../../shared/roles.ts';
import { newEvent, type ShowEvent } from '../../../shared/show/events.ts';
import type { Signal } from '../../../shared/show/signals.ts';
import type { ShowState } from '../../../shared/show/state.ts';
import { defineFeature, type Handlers, type Reactor } from '../../show/feature.ts';
import { mediaFeature } from '../feature.ts';
import { Restream, type ShowRestream } from './restream.ts';

/** A key is encrypted before it is decided on, so that it is never in the log as it is. */
type Prepared = { 'restream.add': { readonly encryptedKey: string } };

function known(state: ShowState, destinationId: string) {
  const destination = state.restream.destinations.find(({ id }) => id === destinationId);
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

/** Where else the show is sent. */
const handlers: Handlers<'restream', Prepared> = {
  'restream.add': (state, { name, server }, { newId, prepared }) => {
    if (state.restream.destinations.length >= MAX_DESTINATIONS) {
      throw new CommandError('bad-data', `A show has at most ${MAX_DESTINATIONS} destinations.`, {
        limit: MAX_DESTINATIONS,
      });
    }
    const destination = {
      id: newId(),
      name,
      server: server.replace(/\/+$/, ''),
      encryptedKey: prepared.encryptedKey,
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

/** A show's outputs, where the server has media. */
class RestreamReactor implements Reactor {
  readonly #outputs: ShowRestream | undefined;
  readonly encryptKey: (key: string) => string;

  constructor(outputs: ShowRestream | undefined, encryptKey: (key: string) => string) {
    this.#outputs = outputs;
    this.encryptKey = encryptKey;
  }

  observe(event: ShowEvent): void {
    this.#outputs?.observe(event);
  }

  signalsFor({ kind }: Viewpoint): Signal[] {
    return this.#outputs && kind === 'crew' ? [this.#outputs.latest()] : [];
  }

  retry(destinationId: string): void {
    this.#outputs?.retry(destinationId);
  }

  close(): void {
    this.#outputs?.close();
  }
}

export const restream = defineFeature('restream', {
  handlers,
  start: ({ config, folder, logger }) =>
    new Restream({ ffmpeg: config.ffmpeg, secret: folder.secret, log: logger }),
  react: (show, service): RestreamReactor => {
    const { room } = show.reactorOf(mediaFeature);
    const onSignal = (signal: Signal) => show.broadcaster.signal(signal);
    const outputs = room && service.openShow(show.slug, () => show.state, room, onSignal);
    return new RestreamReactor(outputs, key => service.encryptKey(show.slug, key));
  },
  queries: {
    /** Tries again at once instead of after the pause. */
    'restream.retry': ({ destinationId }, { reactor }) => {
      reactor.retry(destinationId);
      return {};
    },
  },
  prepare: {
    'restream.add': {
      prepare: ({ key }, { reactor }) => ({ encryptedKey: reactor.encryptKey(key) }),
      withinMs: 1000,
      otherwise: () => {
        throw new CommandError('internal', 'The stream key could not be encrypted in time.');
      },
    },
  },
});
