import { z } from 'zod';
import { exactAmount } from '../../../shared/money.ts';
import type { CheckStep } from '../../../shared/shops/check.ts';
import { cellOf, cellsOf } from '../../catalog/raw-product.ts';
import type {
  CheckoutReading,
  Heard,
  IncomingHook,
  ItemReading,
  OpenedCheckout,
  ShopAdapter,
  ShopFacts,
  ShopOrder,
  ShopProduct,
} from '../adapter.ts';
import { isSignedBy } from '../hook-signature.ts';
import type { ShopHttp } from '../http.ts';
import { ShopError } from '../shop-error.ts';
import { StripeClient, type StripeCredentials } from './client.ts';
import { CLAIM_KEY, Session, sessionFields, sessionReading } from './sessions.ts';

const PER_PAGE = 100;
/** So many sessions are asked for one by one; of more the newest are listed at once. */
const ONE_BY_ONE = 3;
const EXPANDED = 'payment_intent.latest_charge';
const EVENTS = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'payment_intent.payment_failed',
  'charge.refunded',
  'product.updated',
  'product.deleted',
];

const Account = z.object({
  default_currency: z.string(),
  country: z.string().nullish(),
  charges_enabled: z.boolean().nullish(),
  settings: z.object({ dashboard: z.object({ display_name: z.string().nullish() }).nullish() }).nullish(),
});

const Price = z.object({
  unit_amount: z.number().nullish(),
  currency: z.string(),
  type: z.string().nullish(),
});
const StripeProduct = z.object({
  id: z.string(),
  name: z.string(),
  active: z.boolean(),
  images: z.array(z.string()).nullish(),
  url: z.string().nullish(),
  default_price: z.union([z.string(), Price]).nullish(),
});
type StripeProduct = z.infer<typeof StripeProduct>;

const listOf = <S extends z.ZodType>(item: S) =>
  z.object({ data: z.array(item), has_more: z.boolean().catch(false) });
const Anything = z.unknown();

/** What one of a product costs; undefined where it has no single price, as a subscription. */
function priceOf({ default_price: price }: StripeProduct): { minor: number; currency: string } | undefined {
  if (!price || typeof price === 'string' || (price.type ?? 'one_time') !== 'one_time') return undefined;
  return typeof price.unit_amount === 'number'
    ? { minor: price.unit_amount, currency: price.currency.toUpperCase() }
    : undefined;
}

/** Stripe's API: products without stock, and checkout sessions. */
export class StripeAdapter implements ShopAdapter {
  readonly #client: StripeClient;
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

  async openCheckout(order: ShopOrder): Promise<OpenedCheckout> {
    const { claimId } = order;
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

  async readCheckouts(refs: readonly string[]): Promise<CheckoutReading[]> {
    const found = new Map<string, Session>();
    if (refs.length > ONE_BY_ONE) {
      const fields = { limit: PER_PAGE, expand: [`data.${EXPANDED}`] };
      const { data } = await this.#client.get(listOf(Session), 'checkout/sessions', fields);
      for (const session of data) found.set(session.id, session);
    }
    const readings: CheckoutReading[] = [];
    for (const ref of refs) readings.push(sessionReading(found.get(ref) ?? (await this.#session(ref))));
    return readings;
  }

  async closeCheckout(ref: string): Promise<void> {
    // One that is not open any more is refused, and reading it says why.
    await this.#client.post(Anything, `checkout/sessions/${ref}/expire`).catch((error: unknown) => {
      if (!(error instanceof ShopError) || error.fault !== 'refused') throw error;
    });
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

  hear({ body, headers }: IncomingHook): Heard | undefined {
    if (!this.#hookSecret || !isSigned(this.#hookSecret, body, String(headers['stripe-signature'])))
      return undefined;
    const metadata = z.record(z.string(), z.string()).nullish();
    const Event = z.object({
      type: z.string(),
      data: z.object({
        object: z.object({ id: z.string(), metadata, client_reference_id: z.string().nullish() }),
      }),
    });
    const event = Event.safeParse(parsed(body));
    if (!event.success) return { products: [], claims: [] };
    const { type, data } = event.data;
    const claim = data.object.metadata?.[CLAIM_KEY] ?? data.object.client_reference_id;
    return {
      products: type.startsWith('product.') ? [data.object.id] : [],
      claims: claim ? [claim] : [],
    };
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

  #session(ref: string): Promise<Session> {
    return this.#client.get(Session, `checkout/sessions/${ref}`, { expand: [EXPANDED] });
  }
}

function shopProductOf(product: StripeProduct): ShopProduct {
  const price = priceOf(product);
  const cell = (value: unknown, name: string) => cellOf(value, 1, name);
  const raw = {
    line: 1,
    cells: cellsOf({
      id: cell(product.id, 'id'),
      title: cell(product.name, 'name'),
      price: cell(price && exactAmount(price), 'default_price'),
      currency: cell(price?.currency, 'currency'),
      picture: cell(product.images?.[0], 'images'),
    }),
  };
  return { raw, product: product.id, items: new Map([['', product.id]]) };
}

/** Whether a `Stripe-Signature` is of a body: one of its `v1` signs the time and the bytes. What it is about is read anew, so an old one does no harm. */
function isSigned(secret: string, body: Buffer, header: string): boolean {
  const parts = header.split(',').map(part => part.split('=', 2));
  const time = parts.find(([name]) => name === 't')?.[1] ?? '';
  const signed = Buffer.concat([Buffer.from(`${time}.`), body]);
  return parts.some(([name, value]) => name === 'v1' && isSignedBy(secret, signed, value, 'hex'));
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
