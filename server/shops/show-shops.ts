import { nanoid } from 'nanoid';
import type { Claim } from '../../shared/deals/claims.ts';
import type { DealPlan } from '../../shared/deals/terms.ts';
import { CommandError } from '../../shared/errors.ts';
import type { Viewpoint } from '../../shared/roles.ts';
import type { CheckReport } from '../../shared/shops/check.ts';
import type { Connection } from '../../shared/shops/connection.ts';
import type { Credentials } from '../../shared/shops/protocol.ts';
import type { ShowEvent } from '../../shared/show/events.ts';
import type { Signal } from '../../shared/show/signals.ts';
import type { Reactor, ShowContext } from '../show/feature.ts';
import type { IncomingHook, OwnLink, ShopAdapter } from './adapter.ts';
import { checkShop } from './check-shop.ts';
import { connectionOf } from './handlers.ts';
import { orderLines, type SoldItem, soldItems } from './order-lines.ts';
import { ShopCheckouts } from './shop-checkouts.ts';
import { toShopError } from './shop-error.ts';
import { ShopSync } from './shop-sync.ts';

/** What a show's shops need of the server. */
export interface ShopsServer {
  /** Tidies an address that somebody typed. Throws a ShopError. */
  addressOf(credentials: Credentials, typed: string): string;
  adapterOf(address: string, credentials: Credentials, hookSecret?: string): ShopAdapter;
  seal(connection: Pick<Connection, 'kind' | 'address'>, kept: Kept): string;
  unseal(connection: Connection): Kept;
  /** Where a connection's webhooks are to be sent; undefined where no shop reaches this server. */
  hookAddressOf(connectionId: string): string | undefined;
  /** The viewers' page of a show. */
  pageOf(slug: string): string;
}

/** What is kept of a connection under encryption. */
export interface Kept {
  readonly credentials: Credentials;
  readonly hookSecret?: string;
}

/** One connection at work. */
interface Shop {
  readonly connection: Connection;
  readonly adapter: ShopAdapter;
  readonly sync: ShopSync;
  readonly checkouts: ShopCheckouts;
}

/** Events after which a shop may have to be told something, or something has to be read of it. */
const OF_SHELF: readonly ShowEvent['name'][] = [
  'catalog.edited',
  'catalog.imported',
  'offer.pinned',
  'deal.moved',
  'shop.known',
];

/** The shops of one show. */
export class ShowShops implements Reactor {
  readonly #show: ShowContext;
  readonly #server: ShopsServer;
  readonly #shops = new Map<string, Shop>();
  #lastSignal = '';

  constructor(show: ShowContext, server: ShopsServer) {
    this.#show = show;
    this.#server = server;
    for (const connection of show.state.shops.connections) this.#start(connection);
  }

  observe(event: ShowEvent): void {
    if (event.name === 'shop.connected') this.#start(event.data.connection);
    else if (event.name === 'shop.disconnected') this.#stop(event.data.connectionId, true);
    else if (event.name === 'deal.returned')
      for (const { checkouts } of this.#shops.values()) checkouts.claimReturned(event.data.claim.id);
    else if (OF_SHELF.includes(event.name)) for (const { sync } of this.#shops.values()) sync.shelfChanged();
  }

  signalsFor({ kind }: Viewpoint): Signal[] {
    return kind === 'crew' ? [this.#signal()] : [];
  }

  /** Looks whether a shop can be connected, and has its webhooks sent here. Throws a CommandError `shop-failed`. */
  async connect(typed: string, credentials: Credentials): Promise<Connection> {
    try {
      const address = this.#server.addressOf(credentials, typed);
      const { kind } = credentials;
      const known = this.#show.state.shops.connections.find(
        each => each.kind === kind && each.address === address,
      );
      const id = known?.id ?? nanoid(12);
      const adapter = this.#server.adapterOf(address, credentials);
      const { name, currency } = await adapter.open();
      const hook = await this.#watch(adapter, id);
      const kept = { credentials, ...(hook?.hookSecret && { hookSecret: hook.hookSecret }) };
      const sealed = this.#server.seal({ kind, address }, kept);
      return {
        id,
        kind,
        address,
        name: name.slice(0, 120),
        currency,
        sealed,
        ...(hook && { hookAddress: hook.hookAddress }),
      };
    } catch (error) {
      throw error instanceof CommandError ? error : toShopError(error).toCommandError();
    }
  }

  syncAll(connectionId: string): void {
    connectionOf(this.#show.state, connectionId);
    this.#shops.get(connectionId)?.sync.syncAll();
  }

  /** Buys as a viewer would. Throws a CommandError. */
  async check(connectionId: string): Promise<CheckReport> {
    const connection = connectionOf(this.#show.state, connectionId);
    const shop = this.#shops.get(connectionId);
    if (!shop)
      throw new CommandError('not-found', 'This shop’s credentials can’t be read: connect it again.');
    return checkShop({
      show: this.#show,
      connection,
      adapter: shop.adapter,
      returnTo: this.#server.pageOf(this.#show.slug),
    });
  }

  /** Where a claim is paid, if that is in a connected shop. Throws a CommandError `shop-failed`. */
  addressOf(plan: DealPlan, claim: Claim): Promise<string | undefined> | undefined {
    const sold = soldItems(this.#show.state, plan);
    const [first] = sold ?? [];
    if (!sold || !first) return undefined;
    const owners = new Set(sold.map(({ link }) => link?.connectionId));
    const [owner] = owners;
    const shop = owners.size === 1 && owner !== undefined ? this.#shops.get(owner) : undefined;
    if (shop) return shop.checkouts.addressOf(plan, claim, { lines: orderLines(sold, claim) });
    const isLinkless = sold.every(({ product, link }) => !link && !product.checkout);
    const cashier = isLinkless
      ? [...this.#shops.values()].find(each => each.connection.kind === 'stripe')
      : undefined;
    return cashier && this.#addressAtCashier(cashier, plan, claim, sold);
  }

  /** Products that lead to no shop, or by links of its own, are paid in Stripe; undefined where one leads elsewhere. */
  async #addressAtCashier(
    { adapter, checkouts }: Shop,
    plan: DealPlan,
    claim: Claim,
    sold: readonly SoldItem[],
  ): Promise<string | undefined> {
    const known = this.#show.state.shops.checkouts[claim.id];
    if (known) return known.address;
    const links: OwnLink[] = [];
    for (const { product } of sold.filter(each => each.product.buyUrl)) {
      const link = await adapter.ownLink?.(product.buyUrl ?? '').catch((error: unknown) => {
        throw toShopError(error).toCommandError();
      });
      if (!link || link === 'foreign') return undefined;
      links.push(link);
    }
    const ownLink = sold.length === 1 ? links[0] : undefined;
    return checkouts.addressOf(plan, claim, { lines: orderLines(sold, claim), ownLink });
  }

  /** Takes a webhook of a connection; false where its signature is wrong. */
  hear(connectionId: string, hook: IncomingHook): boolean | undefined {
    const shop = this.#shops.get(connectionId);
    if (!shop) return undefined;
    const heard = shop.adapter.hear(hook);
    if (!heard) {
      shop.sync.note({ code: 'unsigned' });
      this.#changed();
      return false;
    }
    shop.sync.hear(heard.products);
    shop.checkouts.hear(heard.claims);
    return true;
  }

  close(): void {
    for (const id of [...this.#shops.keys()]) this.#stop(id, false);
  }

  async #watch(
    adapter: ShopAdapter,
    id: string,
  ): Promise<{ hookAddress: string; hookSecret?: string } | undefined> {
    const hookAddress = this.#server.hookAddressOf(id);
    if (!hookAddress) return undefined;
    try {
      return { hookAddress, ...(await adapter.watch(hookAddress)) };
    } catch (error) {
      // All the same works by asking; the crew is told so.
      this.#show.logger.warn({ err: error }, 'A shop takes no webhooks to this server.');
      return undefined;
    }
  }

  #start(connection: Connection): void {
    this.#stop(connection.id, false);
    const show = this.#show;
    try {
      const { credentials, hookSecret } = this.#server.unseal(connection);
      const adapter = this.#server.adapterOf(connection.address, credentials, hookSecret);
      const sync = new ShopSync({ show, connection, adapter, onChange: () => this.#changed() });
      const checkouts = new ShopCheckouts({
        show,
        connection,
        adapter,
        returnTo: () => this.#server.pageOf(show.slug),
        onStock: plan =>
          sync.hear((soldItems(show.state, plan) ?? []).flatMap(({ link }) => link?.product ?? [])),
      });
      this.#shops.set(connection.id, { connection, adapter, sync, checkouts });
    } catch (error) {
      show.logger.error(
        { err: error },
        'The credentials of a shop can’t be decrypted: the server’s secret is another one.',
      );
    }
    this.#changed();
  }

  #stop(connectionId: string, isForGood: boolean): void {
    const shop = this.#shops.get(connectionId);
    if (!shop) return;
    shop.sync.close();
    shop.checkouts.close();
    this.#shops.delete(connectionId);
    const { hookAddress } = shop.connection;
    if (isForGood && hookAddress)
      shop.adapter.unwatch(hookAddress).catch((error: unknown) => {
        this.#show.logger.warn({ err: error }, 'A shop still has webhooks to this server.');
      });
    this.#changed();
  }

  #signal(): Signal {
    const states = Object.fromEntries(
      this.#show.state.shops.connections.map(({ id }) => [
        id,
        this.#shops.get(id)?.sync.status ?? {
          state: 'refused' as const,
          fault: 'unauthorized' as const,
          products: 0,
          notes: [],
        },
      ]),
    );
    return { signal: 'shop.states', data: { states } };
  }

  #changed(): void {
    const signal = this.#signal();
    const text = JSON.stringify(signal);
    if (text === this.#lastSignal) return;
    this.#lastSignal = text;
    this.#show.broadcaster.signal(signal);
  }
}
