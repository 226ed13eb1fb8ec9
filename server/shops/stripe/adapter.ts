import { z } from 'zod';
import type { CheckStep } from '../../../shared/shops/check.ts';
import type {
  CheckoutReading,
  Heard,
  IncomingHook,
  ItemReading,
  OpenedCheckout,
  OwnLink,
  ShopAdapter,
  ShopFacts,
  ShopOrder,
  ShopProduct,
} from '../adapter.ts';
import type { ShopHttp } from '../http.ts';
import { ShopError } from '../shop-error.ts';
import { listOf, PER_PAGE, StripeClient, type StripeCredentials } from './client.ts';
import { EVENTS, heardOf } from './hooks.ts';
import { isLinkRef, openByLink, PaymentLinks } from './payment-links.ts';
import { priceOf, StripeProduct, shopProductOf } from './products.ts';
import { EXPANDED, Session, sessionFields, sessionReading } from './sessions.ts';

/** So many sessions are asked for one by one; of more the newest are listed at once. */
const ONE_BY_ONE = 3;

const Account = z.object({
  default_currency: z.string(),
  country: z.string().nullish(),
  charges_enabled: z.boolean().nullish(),
  settings: z.object({ dashboard: z.object({ display_name: z.string().nullish() }).nullish() }).nullish(),
});

const Anything = z.unknown();

/** Stripe's API: products without stock, checkout sessions, and the account's Payment Links. */
export class StripeAdapter implements ShopAdapter {
  readonly #client: StripeClient;
  readonly #links: PaymentLinks;
  readonly #isTest: boolean;
  readonly #hookSecret: string | undefined;
  #account: z.infer<typeof Account> | undefined;
  /** How many sessions a claim has had; the name of a request says which of them is meant. */
  readonly #opened = new Map<string, number>();

  constructor({
    http,
    address,
    credentials,
    hookSecret,
  }: {
    http: ShopHttp;
    address: string;
    credentials: StripeCredentials;
    hookSecret?: string | undefined;
  }) {
    this.#client = new StripeClient(http, address, credentials);
    this.#links = new PaymentLinks(this.#client, address);
    this.#isTest = /^[rs]k_test_/.test(credentials.key);
    this.#hookSecret = hookSecret;
  }

  async open(): Promise<ShopFacts> {
    const account = await this.#client.get(Account, 'account');
    // A key that may not see sessions could never say what is paid.
    await this.#client.get(listOf(Anything), 'checkout/sessions', { limit: 1 });
    this.#account = account;
    const isClosed = account.charges_enabled === false;
    return {
      name: account.settings?.dashboard?.display_name || 'Stripe',
      currency: account.default_currency.toUpperCase(),
      notes: this.#isTest || isClosed ? [{ code: 'trial' }] : [],
      limits: this.#isTest ? [{ code: 'trial' }] : [],
    };
  }

  async *products(): AsyncGenerator<readonly ShopProduct[]> {
    for (let after: string | undefined; ; ) {
      const fields = { active: true, limit: PER_PAGE, expand: ['data.default_price'], starting_after: after };
      const page: { data: StripeProduct[]; has_more: boolean } = await this.#client.get(
        listOf(StripeProduct),
        'products',
        fields,
      );
      yield page.data.map(shopProductOf);
      if (!page.has_more) return;
      after = page.data.at(-1)?.id;
    }
  }

  async read(products: readonly string[]): Promise<ReadonlyMap<string, readonly ItemReading[]>> {
    const fields = { ids: products, limit: PER_PAGE, expand: ['data.default_price'] };
    const { data } = await this.#client.get(listOf(StripeProduct), 'products', fields);
    return new Map(
      data.map(product => [
        product.id,
        [{ item: product.id, price: product.active ? priceOf(product) : undefined }],
      ]),
    );
  }

  ownLink(address: string): Promise<OwnLink | 'foreign' | undefined> {
    return this.#links.find(address);
  }

  /** A link that asks for something else than the deal does gives way to a session at the deal's price. */
  async openCheckout(order: ShopOrder): Promise<OpenedCheckout> {
    const { claimId, ownLink, total } = order;
    const asked = ownLink?.total;
    if (ownLink && asked?.minor === total.minor && asked.currency === total.currency)
      return openByLink(ownLink, claimId);
    const count = this.#opened.get(claimId) ?? 0;
    const fields = sessionFields(order, this.#account?.country ?? undefined);
    const session = await this.#client.post(
      Session,
      'checkout/sessions',
      fields,
      `vitrine-${claimId}-${count}`,
    );
    if (!session.url) throw new ShopError('refused', 'no address');
    this.#opened.set(claimId, count + 1);
    return { ref: session.id, address: session.url };
  }

  async readCheckouts(all: readonly string[]): Promise<CheckoutReading[]> {
    const refs = all.filter(ref => !isLinkRef(ref));
    const found = new Map<string, Session>();
    if (refs.length > ONE_BY_ONE) {
      const fields = { limit: PER_PAGE, expand: [`data.${EXPANDED}`] };
      const { data } = await this.#client.get(listOf(Session), 'checkout/sessions', fields);
      for (const session of data) found.set(session.id, session);
    }
    const readings = await this.#links.readings(all.filter(isLinkRef));
    for (const ref of refs) readings.push(sessionReading(found.get(ref) ?? (await this.#session(ref))));
    return readings;
  }

  closeCheckout(ref: string): Promise<void> {
    return isLinkRef(ref) ? this.#links.close(ref, session => this.#expire(session)) : this.#expire(ref);
  }

  staysPayable(ref: string): boolean {
    return isLinkRef(ref);
  }

  async watch(address: string): Promise<{ hookSecret: string }> {
    await this.unwatch(address);
    const Endpoint = z.object({ secret: z.string() });
    const { secret } = await this.#client.post(Endpoint, 'webhook_endpoints', {
      url: address,
      enabled_events: EVENTS,
    });
    return { hookSecret: secret };
  }

  async unwatch(address: string): Promise<void> {
    const Endpoint = z.object({ id: z.string(), url: z.string() });
    const { data } = await this.#client.get(listOf(Endpoint), 'webhook_endpoints', { limit: PER_PAGE });
    for (const { id } of data.filter(({ url }) => url === address))
      await this.#client.delete(`webhook_endpoints/${id}`);
  }

  hear(hook: IncomingHook): Heard | undefined {
    return heardOf(this.#hookSecret, hook);
  }

  async inspect({ total }: ShopOrder, { ref, address }: OpenedCheckout): Promise<CheckStep[]> {
    const session = await this.#session(ref);
    const { status } = await this.#client.page(address);
    const isExact = session.amount_total === total.minor;
    const ways = session.payment_method_types?.length ?? 0;
    const isOpen = this.#account?.charges_enabled !== false && ways > 0;
    return [
      {
        step: 'total',
        outcome: isExact ? 'ok' : 'missing',
        note: isExact ? 'exact' : 'differs',
        money: total,
      },
      { step: 'shipping', outcome: 'unknown', note: 'at-checkout' },
      { step: 'tax', outcome: 'ok', note: session.automatic_tax?.enabled ? 'added' : 'none' },
      status < 400
        ? { step: 'page', outcome: 'ok', note: 'opens' }
        : { step: 'page', outcome: 'missing', note: 'closed', detail: `HTTP ${status}` },
      { step: 'payment', outcome: isOpen ? 'ok' : 'missing', note: isOpen ? 'ways' : 'no-ways', count: ways },
    ];
  }

  async #expire(session: string): Promise<void> {
    // One that is not open any more is refused, and reading it says why.
    await this.#client.post(Anything, `checkout/sessions/${session}/expire`).catch((error: unknown) => {
      if (!(error instanceof ShopError) || error.fault !== 'refused') throw error;
    });
  }

  #session(ref: string): Promise<Session> {
    return this.#client.get(Session, `checkout/sessions/${ref}`, { expand: [EXPANDED] });
  }
}
