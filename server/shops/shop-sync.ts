import { isRunning } from '../../shared/deals/deal.ts';
import type { Connection, Link } from '../../shared/shops/connection.ts';
import type { Reading, ShopNote, ShopStatus } from '../../shared/shops/protocol.ts';
import type { ShowContext } from '../show/feature.ts';
import type { ShopAdapter, ShopFacts } from './adapter.ts';
import { readShopProducts } from './catalog-products.ts';
import { Loop } from './loop.ts';
import { shelfItemOf, untoldOf } from './readings.ts';
import { ShopError } from './shop-error.ts';

/** How often what viewers have before them is read, so that no price on a card is older than five seconds. */
const HOT_EVERY_MS = 3000;
/** A turn that comes for something else reads them too, unless that has just been done. */
const HOT_REST_MS = 1000;
/** How often all products of the show are read. */
const ALL_EVERY_MS = 120_000;
const BATCH = 40;

export interface ShopSyncOptions {
  readonly show: ShowContext;
  readonly connection: Connection;
  readonly adapter: ShopAdapter;
  /** Called when the status has changed. */
  readonly onChange: () => void;
}

/**
 * Keeps a show's products in step with one shop, both ways. What the shop says is read, never taken from a webhook: a
 * webhook only says of what. Reading and telling take turns, so that neither sees the other half done.
 */
export class ShopSync {
  readonly #options: ShopSyncOptions;
  readonly #loop: Loop;
  /** The shop's keys of products that are to be read next. */
  readonly #heard = new Set<string>();
  readonly #notes = new Map<ShopNote['code'], ShopNote>();
  #status: Omit<ShopStatus, 'products' | 'notes'> = { state: 'connecting' };
  #facts: ShopFacts | undefined;
  #wantsAll: boolean;
  #allReadAt = Number.NEGATIVE_INFINITY;
  #hotReadAt = Number.NEGATIVE_INFINITY;
  #canTell = true;

  constructor(options: ShopSyncOptions) {
    this.#options = options;
    this.#wantsAll = this.#links().length === 0;
    if (!options.connection.hookAddress) this.note({ code: 'polling' });
    this.#loop = new Loop({
      everyMs: HOT_EVERY_MS,
      turn: () => this.#turn(),
      onFault: (error, pauseMs) => this.#fail(error, pauseMs),
    });
    this.#loop.wake();
  }

  get facts(): ShopFacts | undefined {
    return this.#facts;
  }

  get status(): ShopStatus {
    const products = new Set(this.#links().map(({ productId }) => productId)).size;
    return { ...this.#status, products, notes: [...this.#notes.values()] };
  }

  note(note: ShopNote): void {
    this.#notes.set(note.code, note);
  }

  /** The shop has said that something of these products has changed. */
  hear(products: readonly string[]): void {
    for (const product of products) this.#heard.add(product);
    if (products.length > 0) this.#loop.wake();
  }

  /** The shelf has changed, or what is shown of it. */
  shelfChanged(): void {
    this.#loop.wake();
  }

  /** Brings all of the shop's products in anew. */
  syncAll(): void {
    this.#wantsAll = true;
    this.#loop.wake({ urge: true });
  }

  close(): void {
    this.#loop.close();
  }

  async #turn(): Promise<void> {
    const { adapter } = this.#options;
    if (!this.#facts || this.#loop.isFailing) {
      this.#facts = await adapter.open();
      for (const note of this.#facts.notes) this.note(note);
    }
    if (this.#wantsAll) await this.#bringAll();
    await this.#tell();
    await this.#read();
    const { clock } = this.#options.show;
    this.#set({ state: 'ok', readAt: clock.now() });
  }

  #links(): Link[] {
    const { show, connection } = this.#options;
    return Object.values(show.state.shops.links).filter(({ connectionId }) => connectionId === connection.id);
  }

  async #bringAll(): Promise<void> {
    const { show, connection, adapter } = this.#options;
    const { id: connectionId, currency } = connection;
    this.#set({ ...this.#status, state: 'importing' });
    let [leftOut, tooMany] = [0, 0];
    for await (const batch of adapter.products()) {
      const read = readShopProducts(batch, { connectionId, currency, now: show.clock.now() });
      leftOut += read.leftOut;
      const { products, links } = read;
      if (products.length > 0)
        tooMany += (await show.submit('shop.bring', { connectionId, products, links })).leftOut;
      this.#options.onChange();
      if (tooMany > 0) break;
    }
    this.#wantsAll = false;
    this.#notes.delete('left-out');
    this.#notes.delete('too-many');
    if (leftOut > 0) this.note({ code: 'left-out', detail: String(leftOut) });
    if (tooMany > 0) this.note({ code: 'too-many' });
    this.#allReadAt = performance.now();
  }

  /** Tells the shop what has changed here. */
  async #tell(): Promise<void> {
    const { products } = this.#options.show.state.catalog;
    for (const link of this.#links()) {
      const item = shelfItemOf(products, link);
      const untold = item && untoldOf(link, item);
      if (untold && this.#canTell)
        await this.#tellOf(link, untold).catch((error: unknown) => this.#cannotTell(error));
    }
  }

  async #tellOf(link: Link, { stock, price }: ReturnType<typeof untoldOf>): Promise<void> {
    const { show, adapter } = this.#options;
    const { product, item, productId, turn } = link;
    const of = { productId, ...(link.variantId !== undefined && { variantId: link.variantId }) };
    if (stock !== undefined && link.stock !== undefined && adapter.changeStock) {
      await adapter.changeStock({ product, item, by: stock, key: `vitrine-${show.slug}-${item}-${turn}` });
      await show.submit('shop.told', { ...of, stock: link.stock + stock });
    }
    if (price && adapter.setPrice) {
      await adapter.setPrice({ product, item, price });
      const known = link.stock === undefined ? {} : { stock: link.stock + (stock ?? 0) };
      await show.submit('shop.told', { ...of, price, ...known });
    }
  }

  /** Rights to read alone are enough for a show; that the shop learns nothing of it has to be known. */
  #cannotTell(error: unknown): void {
    if (!(error instanceof ShopError) || error.isPassing || error.fault === 'unauthorized') throw error;
    this.#canTell = false;
    this.note({ code: 'no-stock-write', ...(error.detail === undefined ? {} : { detail: error.detail }) });
  }

  /** Reads what was heard of, what viewers have before them, and now and then everything. */
  async #read(): Promise<void> {
    const now = performance.now();
    const isAllDue = now - this.#allReadAt >= ALL_EVERY_MS;
    const isHotDue = now - this.#hotReadAt >= HOT_REST_MS;
    const links = this.#links();
    const hot = isHotDue ? this.#hotProducts() : new Set<string>();
    const heard = new Set(this.#heard);
    const wanted = links.filter(
      ({ product, productId }) => isAllDue || heard.has(product) || hot.has(productId),
    );
    await this.#readLinks(wanted);
    for (const product of heard) this.#heard.delete(product);
    if (isHotDue) this.#hotReadAt = now;
    if (isAllDue) this.#allReadAt = now;
  }

  #hotProducts(): Set<string> {
    const { offers, deals } = this.#options.show.state;
    const inDeals = Object.values(deals.byId)
      .filter(isRunning)
      .flatMap(({ plan }) => plan.items.map(({ productId }) => productId));
    return new Set([...offers.pins.map(({ card }) => card.id), ...inDeals]);
  }

  async #readLinks(links: readonly Link[]): Promise<void> {
    const { show, connection, adapter } = this.#options;
    const byProduct = Map.groupBy(links, ({ product }) => product);
    const keys = [...byProduct.keys()];
    for (let from = 0; from < keys.length; from += BATCH) {
      const batch = keys.slice(from, from + BATCH);
      const found = await adapter.read(batch);
      const readings = batch.flatMap(key =>
        (byProduct.get(key) ?? []).map(({ productId, variantId, item }): Reading => {
          const { item: _key, ...values } = found.get(key)?.find(each => each.item === item) ?? { item };
          return { productId, ...(variantId !== undefined && { variantId }), ...withoutUndefined(values) };
        }),
      );
      await show.submit('shop.apply', { connectionId: connection.id, readings });
    }
  }

  #fail(error: ShopError, pauseMs: number): void {
    const { show, connection } = this.#options;
    show.logger.warn(
      { err: error, kind: connection.kind, address: connection.address },
      'A shop did not answer as it should.',
    );
    const { readAt } = this.#status;
    this.#set({
      state: error.isPassing ? 'away' : 'refused',
      fault: error.fault,
      ...(error.detail === undefined ? {} : { detail: error.detail }),
      ...(readAt === undefined ? {} : { readAt }),
      retryAt: show.clock.now() + pauseMs,
    });
  }

  #set(status: Omit<ShopStatus, 'products' | 'notes'>): void {
    this.#status = status;
    this.#options.onChange();
  }
}

const withoutUndefined = <T extends object>(values: T): T =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
