import { newEvent } from '../../shared/show/events.ts';
import { mediaFeature } from '../media/feature.ts';
import { defineFeature, type Handlers, type ServerContext, type Service } from '../show/feature.ts';
import { ShowDelivery } from './show-delivery.ts';

/** Where viewers have the picture from: this server, or a media service that the studio sends to. */
const handlers: Handlers<'delivery'> = {
  'delivery.use': ({ delivery }, { whep }) => ({
    events: delivery.whep === whep ? [] : [newEvent('delivery.used', { whep })],
    result: {},
  }),
  'delivery.stop': ({ delivery }) => ({
    events: delivery.whep === undefined ? [] : [newEvent('delivery.stopped', {})],
    result: {},
  }),
};

class DeliveryService implements Service {
  readonly #server: ServerContext;

  constructor(server: ServerContext) {
    this.#server = server;
  }

  async pageSources(slug: string): Promise<string[]> {
    const { whep } = (await this.#server.find(slug)).state.delivery;
    return whep === undefined ? [] : [new URL(whep).origin];
  }
}

export const delivery = defineFeature('delivery', {
  handlers,
  start: server => new DeliveryService(server),
  react: show => new ShowDelivery(show, show.reactorOf(mediaFeature).room),
  queries: {
    'delivery.sending': ({ isSending }, { reactor, member }) => {
      reactor.setSending(member, isSending);
      return {};
    },
    'delivery.playing': ({ from }, { reactor, member }) => {
      reactor.setOrigin(member, from);
      return {};
    },
  },
});
