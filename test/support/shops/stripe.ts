import { createHmac } from 'node:crypto';
import { type ShopCall, type ShopReply, ShopServer } from './shop-server.ts';

interface FakeSession {
  id: string;
  status: 'open' | 'complete' | 'expired';
  paid: 'paid' | 'unpaid';
  claim: string;
  amount: number;
  currency: string;
  fields: URLSearchParams;
  link?: string;
  charge?: { created: number; refunded: boolean };
  error?: string;
}

interface FakeLink {
  id: string;
  url: string;
  amount: number;
  active: boolean;
  codes: boolean;
}

/** Stripe: products, checkout sessions, Payment Links and webhook endpoints of its API, and its webhooks. */
export class StripeShop extends ShopServer {
  readonly key = 'sk_test_key-of-the-account';
  rights = new Set(['account', 'products', 'checkout', 'webhook_endpoints', 'payment_links']);
  readonly products: { id: string; name: string; amount: number; active: boolean }[] = [];
  readonly links: FakeLink[] = [];
  readonly sessions = new Map<string, FakeSession>();
  readonly endpoints: { id: string; url: string; secret: string }[] = [];
  readonly #byKey = new Map<string, FakeSession>();
  #ids = 0;
  #seconds = Date.UTC(2026, 10, 1) / 1000;

  add(name: string, amount: number): void {
    this.products.push({ id: `prod_${this.products.length}`, name, amount, active: true });
  }

  addLink(amount: number, { codes = false } = {}): FakeLink {
    const id = this.#id();
    const link = { id: `plink_${id}`, url: `${this.origin}/buy/test_${id}`, amount, active: true, codes };
    this.links.push(link);
    return link;
  }

  /** The buyer opens a Payment Link at the address that they were given. */
  openLink(address: string): FakeSession {
    const url = new URL(address);
    const link = this.links.find(each => each.url === `${url.origin}${url.pathname}`);
    if (!link) throw new Error(`There is no Payment Link at ${address}.`);
    const fields = new URLSearchParams();
    const session: FakeSession = {
      id: `cs_test_${this.#id()}`,
      status: 'open',
      paid: 'unpaid',
      claim: url.searchParams.get('client_reference_id') ?? '',
      amount: link.amount,
      currency: 'eur',
      fields,
      link: link.id,
    };
    this.sessions.set(session.id, session);
    return session;
  }

  sessionOf(claim: string): FakeSession {
    const found = [...this.sessions.values()].findLast(session => session.claim === claim);
    if (!found) throw new Error(`There is no session for ${claim}.`);
    return found;
  }

  /** The buyer's card is charged, or the bank says no and the session stays open. */
  pay(session: FakeSession, isTaken = true): void {
    session.charge = { created: this.#later(), refunded: false };
    if (isTaken) {
      session.status = 'complete';
      session.paid = 'paid';
      delete session.error;
    } else session.error = 'Your card was declined.';
  }

  async tell(type: string, session: FakeSession, secret?: string): Promise<number[]> {
    const object = {
      id: session.id,
      // A Payment Link gives its sessions its own metadata, and no claim's.
      metadata: session.link ? {} : { vitrine_claim: session.claim },
      client_reference_id: session.claim,
    };
    const body = JSON.stringify({ id: 'evt_1', type, data: { object } });
    const time = this.#later();
    return Promise.all(
      this.endpoints.map(endpoint => {
        const signature = createHmac('sha256', secret ?? endpoint.secret)
          .update(`${time}.${body}`)
          .digest('hex');
        return this.deliver(endpoint.url, body, { 'stripe-signature': `t=${time},v1=${signature},v0=old` });
      }),
    );
  }

  protected isApi({ pathname }: URL): boolean {
    return pathname.startsWith('/v1/');
  }

  protected reply({ method, url, headers, body }: ShopCall): ShopReply {
    const [, version, kind = '', id, action] = url.pathname.split('/');
    if (version !== 'v1')
      return url.pathname.startsWith('/c/pay/') ? { text: '<h1>Pay</h1>' } : { status: 404 };
    if (headers.authorization !== `Bearer ${this.key}` || this.trouble === 'revoked')
      return error(401, 'Invalid API Key provided: sk_test_****');
    if (!this.rights.has(kind))
      return error(
        403,
        `The provided key 'rk_test_****' does not have the required permissions. Having the 'rak_${kind}_read' permission would allow this request to continue.`,
      );
    this.count(`${method} ${kind}`);
    const fields = new URLSearchParams(body);
    if (kind === 'account')
      return {
        json: {
          default_currency: 'eur',
          country: 'DE',
          charges_enabled: true,
          settings: { dashboard: { display_name: 'Stripes' } },
        },
      };
    if (kind === 'products') return this.#list(url);
    if (kind === 'payment_links') return this.#links();
    if (kind === 'webhook_endpoints') return this.#endpoint(method, id, fields);
    if (url.searchParams.has('payment_link')) return this.#sessionsOfLink(url);
    return this.#session(
      method,
      action ? { id: action, action: url.pathname.split('/')[5] } : {},
      fields,
      headers['idempotency-key'],
    );
  }

  #list(url: URL): ShopReply {
    const ids = [...url.searchParams].filter(([name]) => name.startsWith('ids')).map(([, value]) => value);
    const data = this.products
      .filter(({ id, active }) => (ids.length > 0 ? ids.includes(id) : active))
      .map(({ id, name, amount, active }) => ({
        id,
        name,
        active,
        images: [`${this.origin}/${id}.png`],
        default_price: { unit_amount: amount, currency: 'eur', type: 'one_time' },
      }));
    return { json: { data, has_more: false } };
  }

  #links(): ShopReply {
    const data = this.links
      .filter(({ active }) => active)
      .map(({ id, url, amount, codes }) => ({
        id,
        url,
        active: true,
        allow_promotion_codes: codes,
        line_items: { data: [{ amount_total: amount, currency: 'eur', quantity: 1 }], has_more: false },
      }));
    return { json: { data, has_more: false } };
  }

  /** The sessions of a Payment Link, the newest first, in pages of two so that reading on is tried. */
  #sessionsOfLink({ searchParams }: URL): ShopReply {
    const own = [...this.sessions.values()]
      .filter(({ link }) => link === searchParams.get('payment_link'))
      .reverse();
    const from = own.findIndex(({ id }) => id === searchParams.get('starting_after')) + 1;
    const data = own.slice(from, from + 2).map(each => this.#json(each));
    return { json: { data, has_more: own.length > from + 2 } };
  }

  #endpoint(method: string, id: string | undefined, fields: URLSearchParams): ShopReply {
    if (method === 'POST') {
      const endpoint = {
        id: `we_${this.#id()}`,
        url: fields.get('url') ?? '',
        secret: 'whsec_of-the-endpoint',
      };
      this.endpoints.push(endpoint);
      return { json: endpoint };
    }
    if (method === 'DELETE') {
      const at = this.endpoints.findIndex(each => each.id === id);
      if (at >= 0) this.endpoints.splice(at, 1);
    }
    return { json: { data: this.endpoints.map(({ id: own, url }) => ({ id: own, url })), has_more: false } };
  }

  #session(
    method: string,
    { id, action }: { id?: string; action?: string | undefined },
    fields: URLSearchParams,
    key: unknown,
  ): ShopReply {
    if (id === undefined) {
      if (method === 'GET')
        return {
          json: {
            data: [...this.sessions.values()].reverse().map(each => this.#json(each)),
            has_more: false,
          },
        };
      const known = this.#byKey.get(String(key));
      return { json: this.#json(known ?? this.#create(fields, String(key))) };
    }
    const session = this.sessions.get(id);
    if (!session) return error(404, `No such checkout session: ${id}`);
    if (action === 'expire') {
      if (session.status !== 'open')
        return error(400, 'Only Checkout Sessions with a status in ["open"] can be expired.');
      session.status = 'expired';
    }
    return { json: this.#json(session) };
  }

  #create(fields: URLSearchParams, key: string): FakeSession {
    const amounts = [...fields].flatMap(([name, value]) => {
      const [, line] = /^line_items\[(\d+)\]\[price_data\]\[unit_amount\]$/.exec(name) ?? [];
      return line === undefined ? [] : [Number(value) * Number(fields.get(`line_items[${line}][quantity]`))];
    });
    const session: FakeSession = {
      id: `cs_test_${this.#id()}`,
      status: 'open',
      paid: 'unpaid',
      claim: fields.get('client_reference_id') ?? '',
      amount: amounts.reduce((one, other) => one + other, 0),
      currency: fields.get('line_items[0][price_data][currency]') ?? '',
      fields,
    };
    this.sessions.set(session.id, session);
    this.#byKey.set(key, session);
    return session;
  }

  #json({ id, status, paid, amount, currency, charge, error: message, claim }: FakeSession): unknown {
    return {
      id,
      url: `${this.origin}/c/pay/${id}`,
      status,
      payment_status: paid,
      client_reference_id: claim,
      amount_total: amount,
      currency,
      created: 1,
      payment_method_types: ['card', 'klarna'],
      automatic_tax: { enabled: false },
      payment_intent: charge
        ? {
            id: `pi_${id}`,
            status: paid === 'paid' ? 'succeeded' : 'requires_payment_method',
            last_payment_error: message ? { message } : null,
            latest_charge: charge,
          }
        : null,
    };
  }

  #id(): number {
    this.#ids += 1;
    return this.#ids;
  }

  #later(): number {
    this.#seconds += 1;
    return this.#seconds;
  }
}

const error = (status: number, message: string): ShopReply => ({ status, json: { error: { message } } });
