import { type Claim, claimsOf } from '../../shared/deals/claims.ts';
import type { DealPlan } from '../../shared/deals/terms.ts';
import { CommandError } from '../../shared/errors.ts';
import type { Connection, ShopCheckout } from '../../shared/shops/connection.ts';
import { shopTime } from '../deals/shop-time.ts';
import type { ShowContext } from '../show/feature.ts';
import type { CheckoutReading, ShopAdapter, ShopOrder } from './adapter.ts';
import { withRetries } from './http.ts';
import { Lanes } from './lanes.ts';
import { Loop } from './loop.ts';
import { ShopError, toShopError } from './shop-error.ts';

/** How often open orders are asked for, where no webhook tells of them sooner. */
const OPEN_EVERY_MS = 5000;
/** How often paid ones are, which may be cancelled later. */
const PAID_EVERY_MS = 120_000;
const BATCH = 40;
/** A buyer is told after that; their page asks again by itself. */
const OPEN_WITHIN_MS = 6000;
/** A shop that has just failed is not asked by the next buyers. */
const REST_MS = 2000;
const AT_ONCE = 4;

/** What is sold by a claim, as its shop knows it. */
export type SoldAs = Pick<ShopOrder, 'lines' | 'ownLink'>;

export interface ShopCheckoutsOptions {
  readonly show: ShowContext;
  readonly connection: Connection;
  readonly adapter: ShopAdapter;
  /** The viewers' page of the show. */
  readonly returnTo: () => string;
  /** Called with the deal that a shop has taken stock for, or given back. */
  readonly onStock: (plan: DealPlan) => void;
}

/**
 * The orders in which one shop is paid for claims. What a shop says of them is read, whatever webhook came when, so a
 * late, doubled or disordered one changes nothing; what it means for a claim is decided as for any shop.
 */
export class ShopCheckouts {
  readonly #options: ShopCheckoutsOptions;
  readonly #lanes = new Lanes(AT_ONCE);
  /** Being opened now, by claim. */
  readonly #opening = new Map<string, Promise<string>>();
  readonly #heard = new Set<string>();
  /** Claims that are over, and may be paid in the shop all the same. */
  readonly #givenUp = new Set<string>();
  readonly #loop: Loop;
  #paidReadAt = performance.now();
  #rest: { until: number; error: ShopError } | undefined;

  constructor(options: ShopCheckoutsOptions) {
    this.#options = options;
    this.#loop = new Loop({
      everyMs: OPEN_EVERY_MS,
      turn: () => this.#turn(),
      // The shop's state is told by what reads its products.
      onFault: () => {},
    });
    this.#loop.wake();
  }

  /** Where a held claim is paid. Throws a CommandError `shop-failed`. */
  async addressOf(plan: DealPlan, claim: Claim, sold: SoldAs): Promise<string> {
    const known = this.#options.show.state.shops.checkouts[claim.id];
    if (known) return known.address;
    const opening = this.#opening.get(claim.id) ?? this.#open(plan, claim, sold);
    this.#opening.set(claim.id, opening);
    try {
      return await opening;
    } catch (error) {
      if (error instanceof CommandError) throw error;
      throw toShopError(error).toCommandError();
    } finally {
      this.#opening.delete(claim.id);
    }
  }

  hear(claims: readonly string[]): void {
    const own = claims.filter(claim => this.#own(claim));
    for (const claim of own) this.#heard.add(claim);
    if (own.length > 0) this.#loop.wake({ urge: true });
  }

  /** A claim was given back, ran out or was cancelled: what is open for it in the shop must not be paid any more. */
  claimReturned(claimId: string): void {
    if (this.#own(claimId)) this.#loop.wake();
  }

  close(): void {
    this.#loop.close();
  }

  #own(claimId: string): ShopCheckout | undefined {
    const { show, connection } = this.#options;
    const found = show.state.shops.checkouts[claimId];
    return found?.connectionId === connection.id ? found : undefined;
  }

  async #open(plan: DealPlan, claim: Claim, sold: SoldAs): Promise<string> {
    const { show, connection, adapter } = this.#options;
    if (claim.total.currency !== connection.currency) throw new ShopError('currency', connection.currency);
    if (this.#rest && performance.now() < this.#rest.until) throw this.#rest.error;
    const order = {
      claimId: claim.id,
      title: plan.title,
      ...sold,
      total: claim.total,
      returnTo: this.#options.returnTo(),
    };
    try {
      const opened = await this.#lanes.run(() =>
        withRetries(OPEN_WITHIN_MS, () => adapter.openCheckout(order)),
      );
      const { dealId, id: claimId, personId } = claim;
      const checkout = { connectionId: connection.id, dealId, claimId, personId, ...opened };
      await show.submit('shop.openCheckout', { checkout });
      this.#loop.wake();
      return opened.address;
    } catch (error) {
      if (error instanceof ShopError) this.#rest = { until: performance.now() + REST_MS, error };
      throw error;
    }
  }

  #claimOf({ dealId, claimId, personId }: ShopCheckout): Claim | undefined {
    const book = this.#options.show.state.deals.claims[dealId];
    return claimsOf(book, personId).find(({ id }) => id === claimId);
  }

  async #turn(): Promise<void> {
    const { show, connection } = this.#options;
    const all = Object.values(show.state.shops.checkouts).filter(each => each.connectionId === connection.id);
    const isPaidDue = performance.now() - this.#paidReadAt >= PAID_EVERY_MS;
    const stateOf = (checkout: ShopCheckout) => this.#claimOf(checkout)?.state.kind;
    for (const checkout of all)
      if (stateOf(checkout) === 'returned' && !this.#givenUp.has(checkout.claimId))
        await this.#giveUp(checkout);
    // What is held is read at every turn, what is over for its shop's late changes.
    const wanted = all.filter(each => stateOf(each) === 'held' || this.#heard.has(each.claimId) || isPaidDue);
    await this.#read(wanted);
    if (isPaidDue) this.#paidReadAt = performance.now();
  }

  async #read(checkouts: readonly ShopCheckout[]): Promise<void> {
    const byRef = new Map(checkouts.map(each => [each.ref, each]));
    const refs = [...byRef.keys()];
    for (let from = 0; from < refs.length; from += BATCH) {
      for (const reading of await this.#options.adapter.readCheckouts(refs.slice(from, from + BATCH))) {
        const checkout = byRef.get(reading.ref);
        if (!checkout) continue;
        await this.#apply(checkout, reading);
        this.#heard.delete(checkout.claimId);
      }
    }
  }

  /** Closes an order in the shop whose claim is over. Where the buyer was faster, the payment counts if it still can. */
  async #giveUp(checkout: ShopCheckout): Promise<void> {
    const { show, adapter } = this.#options;
    await adapter.closeCheckout(checkout.ref);
    const readings = await adapter.readCheckouts([checkout.ref]);
    for (const reading of readings) if (reading.state === 'paid') await this.#apply(checkout, reading);
    if (adapter.staysPayable?.(checkout.ref)) this.#givenUp.add(checkout.claimId);
    else if (this.#claimOf(checkout)?.state.kind === 'returned')
      await show.submit('shop.closeCheckout', { claimId: checkout.claimId });
  }

  async #apply(
    checkout: ShopCheckout,
    { state, order = checkout.ref, at, total }: CheckoutReading,
  ): Promise<void> {
    const { show } = this.#options;
    const { claimId } = checkout;
    const claim = this.#claimOf(checkout);
    if (!claim || state === 'open') return;
    if (state === 'gone') {
      // Somebody has deleted it in the shop; whoever still holds the claim gets another one.
      if (claim.state.kind === 'held') await show.submit('shop.closeCheckout', { claimId });
      return;
    }
    const isKnown = claim.state.kind === 'paid' && claim.state.order === order && !claim.hand;
    if (state === 'paid' && isKnown) return;
    if (state === 'paid' && total && total.minor < claim.total.minor) return this.#payBack(checkout, order);
    await this.#settle(checkout, { kind: state, order, at });
  }

  async #settle(
    checkout: ShopCheckout,
    { kind, order, at }: { kind: 'paid' | 'cancelled' | 'failed'; order: string; at: number | undefined },
  ): Promise<void> {
    const { show } = this.#options;
    const { dealId, claimId, personId } = checkout;
    const now = show.clock.now();
    const news = { kind, order, at: (at && shopTime(at, now)) ?? now };
    try {
      await show.submit('deal.settle', { dealId, claimId, personId, news });
      if (kind === 'cancelled') await show.submit('shop.closeCheckout', { claimId });
      const plan = show.state.deals.byId[dealId]?.plan;
      if (plan && kind !== 'failed') this.#options.onStock(plan);
    } catch (error) {
      const { code } = error as CommandError;
      if (kind !== 'paid' || (code !== 'not-held' && code !== 'already-done')) throw error;
      await this.#payBack(checkout, order);
    }
  }

  async #payBack({ connectionId, dealId, claimId }: ShopCheckout, order: string): Promise<void> {
    const { show } = this.#options;
    await show.submit('shop.payBack', { payBack: { connectionId, dealId, claimId, order } });
    await show.submit('shop.closeCheckout', { claimId });
  }
}
