import type { Claim } from '../../shared/deals/claims.ts';
import type { DealPlan } from '../../shared/deals/terms.ts';
import { newEvent } from '../../shared/show/events.ts';
import { defineFeature, type ServerContext, type Service, type ShowContext } from '../show/feature.ts';
import { bids } from './bids.ts';
import { Checkout, heldClaimOf } from './checkout.ts';
import { claims } from './claims.ts';
import { dealDeadlines } from './deadlines.ts';
import { demoShopRoutes } from './demo-shop-routes.ts';
import { DealFiguresPublisher } from './figures.ts';
import { dealOf } from './lookup.ts';
import { plan } from './plan.ts';
import { dealPolicy } from './policy.ts';
import { run } from './run.ts';
import { settle } from './settle.ts';
import { shopPath } from './shop-path.ts';
import { shopRoutes } from './shop-routes.ts';

/** Where a claim is paid in a way of another feature; undefined where that has none for it. Throws a CommandError. */
type PayIn = (show: ShowContext, plan: DealPlan, claim: Claim) => Promise<string | undefined> | undefined;

/** What holds are paid with: the shop's addresses and webhooks. */
class DealService implements Service {
  #payIn: PayIn = () => undefined;
  readonly checkout: Checkout;
  readonly routes: NonNullable<Service['routes']>;
  readonly #server: ServerContext;

  constructor(server: ServerContext) {
    const checkout = new Checkout(server.folder.secret);
    this.checkout = checkout;
    this.#server = server;
    this.routes = app => {
      app.register(shopRoutes, { server, checkout });
      app.register(demoShopRoutes, { server, checkout });
    };
  }

  /** Has claims paid elsewhere than where products' buy links lead, where that is possible. */
  payIn(way: PayIn): void {
    this.#payIn = way;
  }

  /** Where a held claim is paid, and a coupon's code. Throws a CommandError. */
  async addressOf(
    show: ShowContext,
    personId: string,
    of: { dealId: string; claimId: string },
  ): Promise<{ address: string; code?: string }> {
    const { plan } = dealOf(show.state, of.dealId);
    const claim = heldClaimOf(show.state, personId, of);
    const address = await this.#payIn(show, plan, claim);
    return address === undefined ? this.checkout.addressOf(show.slug, show.state, personId, of) : { address };
  }

  /** What a shop needs to tell a show of payments. */
  webhookOf(slug: string): { address: string; secret: string } {
    const { origin, ownOrigin } = this.#server;
    return { address: `${origin ?? ownOrigin}${shopPath(slug)}`, secret: this.checkout.secretOf(slug) };
  }
}

/** Deals: planned, agreed on, run, claimed and bid for. */
export const deals = defineFeature('deals', {
  handlers: { ...plan, ...run, ...claims, ...settle, ...bids },
  policy: dealPolicy,
  deadlines: dealDeadlines,
  // The deals themselves stay: their units, claims and proofs are of the show that they ran in.
  carry: ({ deals: { rules } }) => ({ events: [newEvent('deal.rulesSet', { rules })], count: 1 }),
  start: (server): DealService => new DealService(server),
  react: show => new DealFiguresPublisher(show),
  queries: {
    'deal.checkout': (claim, { show, member, service }) => service.addressOf(show, member.actor.id, claim),
    'deal.webhook': (_data, { show, service }) => service.webhookOf(show.slug),
  },
});
