import { CommandError } from '../../shared/errors.ts';
import type { Connection } from '../../shared/shops/connection.ts';
import type { Credentials } from '../../shared/shops/protocol.ts';
import { withKnown } from '../../shared/shops/state.ts';
import { newEvent } from '../../shared/show/events.ts';
import { deals } from '../deals/feature.ts';
import { SecretCipher } from '../secret-cipher.ts';
import { defineFeature, type ServerContext, type Service, type ShowContext } from '../show/feature.ts';
import type { IncomingHook, ShopAdapter } from './adapter.ts';
import { createAdapter, shopAddress } from './adapters.ts';
import { handlers } from './handlers.ts';
import { hookPath, hookRoutes } from './hook-routes.ts';
import { ShopHttp } from './http.ts';
import { shopPolicy } from './policy.ts';
import { shelfItemOf } from './readings.ts';
import { type Kept, type ShopsServer, ShowShops } from './show-shops.ts';

/** A buyer's shop may take so long to be looked at; pages wait half a minute for an answer. */
const CONNECT_WITHIN_MS = 25_000;

/** The shops that shows are connected to. */
class ShopService implements Service, ShopsServer {
  readonly #server: ServerContext;
  readonly #http: ShopHttp;
  readonly #cipher: SecretCipher;
  readonly #open = new Map<string, ShowShops>();

  constructor(server: ServerContext) {
    this.#server = server;
    this.#http = new ShopHttp(server.config.privateShops);
    this.#cipher = new SecretCipher(server.folder.secret, 'vitrine shop credentials');
    server.serviceOf(deals).payIn((show, plan, claim) => this.#open.get(show.logId)?.addressOf(plan, claim));
  }

  routes(app: Parameters<NonNullable<Service['routes']>>[0]): void {
    app.register(hookRoutes, { hear: (id: string, hook: IncomingHook) => this.#hear(id, hook) });
  }

  openShow(show: ShowContext): ShowShops {
    const shops = new ShowShops(show, this);
    this.#open.set(show.logId, shops);
    const close = shops.close.bind(shops);
    shops.close = () => {
      this.#open.delete(show.logId);
      close();
    };
    return shops;
  }

  close(): void {
    this.#http.close();
  }

  addressOf(credentials: Credentials, typed: string): string {
    return shopAddress(credentials.kind, typed, this.#http.mayBePrivate);
  }

  adapterOf(address: string, credentials: Credentials, hookSecret?: string): ShopAdapter {
    return createAdapter({ http: this.#http, address, credentials, hookSecret });
  }

  // Bound to the address, so that no secret is ever sent to another one.
  seal({ kind, address }: Pick<Connection, 'kind' | 'address'>, kept: Kept): string {
    return this.#cipher.encrypt(`${kind} ${address}`, JSON.stringify(kept));
  }

  unseal({ kind, address, sealed = '' }: Connection): Kept {
    return JSON.parse(this.#cipher.decrypt(`${kind} ${address}`, sealed)) as Kept;
  }

  hookAddressOf(connectionId: string): string | undefined {
    const { origin, ownOrigin, config } = this.#server;
    const reached = config.privateShops ? (origin ?? ownOrigin) : origin;
    const isReached = reached?.startsWith('https://') || config.privateShops;
    return reached && isReached ? `${reached}${hookPath(connectionId)}` : undefined;
  }

  pageOf(slug: string): string {
    const { origin, ownOrigin } = this.#server;
    return `${origin ?? ownOrigin}/s/${encodeURIComponent(slug)}`;
  }

  #hear(connectionId: string, hook: IncomingHook): boolean | undefined {
    const heard = [...this.#open.values()].map(shops => shops.hear(connectionId, hook));
    return heard.find(each => each !== undefined);
  }
}

/** Shops that a show is connected to: products, stock, prices and payments are kept in step with them. */
export const shops = defineFeature('shops', {
  handlers,
  policy: shopPolicy,
  // With what is known of the products that come along, so that the next show keeps step without bringing them in anew.
  carry: ({ shops: { connections, links }, catalog: { products } }, { takes }) => {
    const known = Object.values(takes('catalog') ? links : {}).flatMap(link => {
      // What the shop has not been told of yet is told by the show that it was of.
      const item = shelfItemOf(products, link);
      return item ? withKnown(link, item) : [];
    });
    return {
      events: [
        ...connections.map(connection => newEvent('shop.connected', { connection })),
        ...(known.length > 0 ? [newEvent('shop.known', { links: known })] : []),
      ],
      count: connections.length,
    };
  },
  start: (server): ShopService => new ShopService(server),
  react: (show, service): ShowShops => service.openShow(show),
  queries: {
    'shop.sync': ({ connectionId }, { reactor }) => {
      reactor.syncAll(connectionId);
      return {};
    },
    'shop.check': ({ connectionId }, { reactor }) => reactor.check(connectionId),
  },
  prepare: {
    'shop.connect': {
      prepare: ({ address, credentials }, { reactor }) => reactor.connect(address, credentials),
      withinMs: CONNECT_WITHIN_MS,
      otherwise: (): Connection => {
        throw new CommandError('shop-failed', 'The shop takes too long to answer.', { fault: 'slow' });
      },
    },
  },
});
