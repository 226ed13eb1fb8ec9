import { createHmac, randomUUID } from 'node:crypto';
import { type ShopCall, type ShopReply, ShopServer } from './shop-server.ts';

interface FakeVariant {
  id: number;
  title: string;
  price: string;
  stock: number;
  tracked: boolean;
}

interface FakeProduct {
  id: number;
  handle: string;
  title: string;
  status: string;
  variants: FakeVariant[];
}

interface FakeDraft {
  id: string;
  claim: string;
  tags: string[];
  lines: { variantId: string; quantity: number; amount: string }[];
  order?: { name: string; updatedAt: string; cancelledAt: string | null; money: string };
}

const ALL_SCOPES = [
  'write_products',
  'write_inventory',
  'read_locations',
  'write_draft_orders',
  'read_orders',
];
const gid = (kind: string, id: number | string): string => `gid://shopify/${kind}/${id}`;
const idIn = (id: unknown): number => Number(String(id).split('/').at(-1));

/** A Shopify shop: its Admin GraphQL API with costs and scopes, its checkout's page, and its webhooks. */
export class ShopifyShop extends ShopServer {
  readonly secret = 'shpss_client-secret-of-the-app';
  readonly token = 'shpat_token-of-the-shop';
  readonly clientId = 'client-id-of-the-app';
  scopes = [...ALL_SCOPES];
  version = '2026-07';
  domain = 'northwind.myshopify.com';
  shippingRates = ['Standard'];
  isLocked = false;
  takesHooks = true;
  /** Points in the bucket, and what each query costs. */
  points = Number.POSITIVE_INFINITY;
  readonly products: FakeProduct[] = [];
  readonly drafts = new Map<string, FakeDraft>();
  readonly hooks: { id: string; topic: string; uri: string }[] = [];
  readonly #adjusted = new Set<string>();
  #orders = 1000;

  /** Puts a product up, without variants where only one price is given. */
  add(title: string, variants: { title?: string; price: string; stock?: number }[]): FakeProduct {
    const id = 100 + this.products.length;
    const product: FakeProduct = {
      id,
      handle: title.toLowerCase().replaceAll(' ', '-'),
      title,
      status: 'ACTIVE',
      variants: variants.map(({ title: name = 'Default Title', price, stock }, index) => ({
        id: id * 100 + index,
        title: name,
        price,
        stock: stock ?? 0,
        tracked: stock !== undefined,
      })),
    };
    this.products.push(product);
    return product;
  }

  /** The buyer pays for a draft: it becomes an order, which takes the stock. */
  pay(draft: FakeDraft, { money = 'PAID' } = {}): void {
    this.#orders += 1;
    draft.order = { name: `#${this.#orders}`, updatedAt: this.#later(), cancelledAt: null, money };
    if (money === 'PAID') this.#move(draft, -1);
  }

  cancel(draft: FakeDraft): void {
    if (!draft.order) return;
    draft.order = { ...draft.order, updatedAt: this.#later(), cancelledAt: this.#later(), money: 'REFUNDED' };
    this.#move(draft, 1);
  }

  draftOf(claim: string): FakeDraft | undefined {
    return [...this.drafts.values()].find(draft => draft.claim === claim);
  }

  /** Sends the webhook of an order to all who asked for its topic. */
  tellOrder(topic: 'orders/paid' | 'orders/cancelled', draft: FakeDraft, secret?: string): Promise<number[]> {
    const note_attributes = [{ name: '_vitrine_claim', value: draft.claim }];
    return this.tell(topic, { id: this.#orders, name: draft.order?.name, note_attributes }, secret);
  }

  tellProduct({ id, title }: FakeProduct): Promise<number[]> {
    return this.tell('products/update', { id, title });
  }

  async tell(topic: string, payload: unknown, secret = this.secret): Promise<number[]> {
    const body = JSON.stringify(payload);
    const name = topic.toUpperCase().replace('/', '_');
    const headers = {
      'x-shopify-topic': topic,
      'x-shopify-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64'),
      'x-shopify-webhook-id': randomUUID(),
      'x-shopify-shop-domain': this.domain,
    };
    const uris = this.hooks.filter(hook => hook.topic === name).map(({ uri }) => uri);
    return Promise.all(uris.map(uri => this.deliver(uri, body, headers)));
  }

  protected isApi({ pathname }: URL): boolean {
    return pathname.startsWith('/admin/');
  }

  protected reply(call: ShopCall): ShopReply {
    const { pathname } = call.url;
    if (pathname === '/admin/oauth/access_token') return this.#grant(call.body);
    if (pathname.startsWith('/pay/'))
      return this.isLocked
        ? { status: 302, headers: { location: '/password' } }
        : { text: '<h1>Checkout</h1>' };
    if (!/^\/admin\/api\/[\d-]+\/graphql\.json$/.test(pathname)) return { status: 404 };
    const isRight = call.headers['x-shopify-access-token'] === this.token && this.trouble !== 'revoked';
    if (!isRight) return { status: 401, json: { errors: '[API] Invalid API key or access token' } };
    return this.#graphql(JSON.parse(call.body));
  }

  protected override throttled(): ShopReply {
    const throttleStatus = { maximumAvailable: 2000, currentlyAvailable: 0, restoreRate: 100 };
    return {
      json: {
        errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
        extensions: { cost: { requestedQueryCost: 50, actualQueryCost: null, throttleStatus } },
      },
    };
  }

  #grant(body: string): ShopReply {
    const form = new URLSearchParams(body);
    const isRight = form.get('client_id') === this.clientId && form.get('client_secret') === this.secret;
    return isRight
      ? { json: { access_token: this.token, scope: this.scopes.join(','), expires_in: 86_399 } }
      : { status: 400, json: { error: 'invalid_client', error_description: 'The client secret is wrong.' } };
  }

  #graphql({ query, variables }: { query: string; variables: Record<string, unknown> }): ShopReply {
    const [, , name = ''] = /^(query|mutation) (\w+)/.exec(query) ?? [];
    this.count(name);
    this.points -= 10;
    if (this.points < 0) {
      this.points = 2000;
      return this.throttled();
    }
    const handler = this.#handlers[name];
    if (!handler)
      return {
        json: {
          errors: [{ message: `Field '${name}' doesn't exist`, extensions: { code: 'undefinedField' } }],
        },
      };
    const cost = {
      requestedQueryCost: 10,
      actualQueryCost: 10,
      throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 1990, restoreRate: 100 },
    };
    const { json, ...reply } = handler(variables);
    return {
      ...reply,
      headers: { 'x-shopify-api-version': this.version },
      json: { extensions: { cost }, ...(json as object) },
    };
  }

  readonly #handlers: Record<string, (variables: Record<string, unknown>) => ShopReply> = {
    Facts: () =>
      this.#data({
        shop: {
          name: 'Northwind',
          myshopifyDomain: this.domain,
          currencyCode: 'EUR',
          plan: { publicDisplayName: 'Basic', partnerDevelopment: false },
          billingAddress: { countryCodeV2: 'DE', zip: '10115', city: 'Berlin', address1: 'Street 1' },
        },
        currentAppInstallation: { accessScopes: this.scopes.map(handle => ({ handle })) },
      }),
    Products: ({ after }) => {
      const from = after === null || after === undefined ? 0 : Number(after);
      const active = this.products.filter(({ status }) => status === 'ACTIVE');
      const nodes = active.slice(from, from + 10).map(product => this.#productNode(product));
      return this.#data({
        products: {
          pageInfo: { hasNextPage: from + 10 < active.length, endCursor: String(from + 10) },
          nodes,
        },
      });
    },
    ProductsById: ({ ids }) =>
      this.#data({
        nodes: (ids as string[]).map(id => {
          const product = this.products.find(each => each.id === idIn(id));
          return product ? this.#productNode(product) : null;
        }),
      }),
    MoreVariants: ({ id, after }) => {
      const product = this.products.find(each => each.id === idIn(id));
      return this.#data({
        product: product ? { variants: this.#variantPage(product, Number(after), 100) } : null,
      });
    },
    Levels: ({ id }) => {
      const variant = this.#variant(id);
      if (!variant) return this.#data({ productVariant: null });
      const nodes = [{ location: { id: gid('Location', 1) }, quantities: [{ quantity: variant.stock }] }];
      return this.#data({
        productVariant: {
          inventoryItem: { id: gid('InventoryItem', variant.id), inventoryLevels: { nodes } },
        },
      });
    },
    Adjust: ({ input, key }) => this.#adjust(input, String(key)),
    SetPrice: ({ variants }) => {
      for (const { id, price } of variants as { id: string; price: string }[]) {
        const variant = this.#variant(id);
        if (variant) variant.price = price;
      }
      return this.#data({ productVariantsBulkUpdate: { userErrors: [] } });
    },
    CreateDraft: ({ input }) => this.#createDraft(input),
    FindDraft: ({ query }) => {
      const [, tag = ''] = /tag:(\S+)/.exec(String(query)) ?? [];
      const found = [...this.drafts.values()].filter(({ tags, order }) => tags.includes(tag) && !order);
      return this.#data({
        draftOrders: { nodes: found.slice(0, 1).map(({ id }) => ({ id, invoiceUrl: this.#invoice(id) })) },
      });
    },
    ReadDrafts: ({ ids }) => this.#data({ nodes: (ids as string[]).map(id => this.#draftNode(id)) }),
    DeleteDraft: ({ id }) => {
      const draft = this.drafts.get(String(id));
      const userErrors = draft && !draft.order ? [] : [{ message: 'Draft order can’t be deleted' }];
      if (draft && !draft.order) this.drafts.delete(draft.id);
      return this.#data({ draftOrderDelete: { deletedId: id, userErrors } });
    },
    Calculate: ({ input }) => {
      const { lineItems } = input as { lineItems: { quantity: number; priceOverride: { amount: string } }[] };
      const sum = lineItems.reduce(
        (total, line) => total + line.quantity * Number(line.priceOverride.amount),
        0,
      );
      return this.#data({
        draftOrderCalculate: {
          calculatedDraftOrder: {
            taxesIncluded: true,
            subtotalPriceSet: this.#money(sum),
            totalTaxSet: this.#money(sum * 0.19),
            availableShippingRates: this.shippingRates.map(title => ({ title })),
          },
          userErrors: [],
        },
      });
    },
    Watch: ({ topic, uri }) => {
      const userErrors = this.takesHooks ? [] : [{ message: 'Address protocol http:// is not supported' }];
      if (this.takesHooks)
        this.hooks.push({
          id: gid('WebhookSubscription', this.hooks.length),
          topic: String(topic),
          uri: String(uri),
        });
      return this.#data({ webhookSubscriptionCreate: { userErrors } });
    },
    Watched: ({ uri }) =>
      this.#data({ webhookSubscriptions: { nodes: this.hooks.filter(hook => hook.uri === uri) } }),
    Unwatch: ({ id }) => {
      const at = this.hooks.findIndex(hook => hook.id === id);
      if (at >= 0) this.hooks.splice(at, 1);
      return this.#data({ webhookSubscriptionDelete: { userErrors: [] } });
    },
  };

  #adjust(input: unknown, key: string): ShopReply {
    if (!this.scopes.includes('write_inventory'))
      return {
        json: {
          errors: [
            {
              message:
                'Access denied for inventoryAdjustQuantities field. Required access: `write_inventory` access scope.',
              extensions: { code: 'ACCESS_DENIED' },
            },
          ],
        },
      };
    const { changes } = input as { changes: { delta: number; inventoryItemId: string }[] };
    if (!this.#adjusted.has(key))
      for (const { delta, inventoryItemId } of changes) {
        const variant = this.#variant(inventoryItemId);
        if (variant) variant.stock += delta;
      }
    this.#adjusted.add(key);
    return this.#data({ inventoryAdjustQuantities: { userErrors: [] } });
  }

  #createDraft(input: unknown): ShopReply {
    const { lineItems, customAttributes, tags } = input as {
      lineItems: { variantId: string; quantity: number; priceOverride: { amount: string } }[];
      customAttributes: { key: string; value: string }[];
      tags: string[];
    };
    const id = gid('DraftOrder', this.drafts.size + 1 + this.#orders);
    this.#orders += 1;
    this.drafts.set(id, {
      id,
      claim: customAttributes[0]?.value ?? '',
      tags,
      lines: lineItems.map(({ variantId, quantity, priceOverride }) => ({
        variantId,
        quantity,
        amount: priceOverride.amount,
      })),
    });
    return this.#data({
      draftOrderCreate: { draftOrder: { id, invoiceUrl: this.#invoice(id) }, userErrors: [] },
    });
  }

  #draftNode(id: string): unknown {
    const draft = this.drafts.get(id);
    if (!draft) return null;
    const total = draft.lines.reduce((sum, { quantity, amount }) => sum + quantity * Number(amount), 4.9);
    const { order } = draft;
    return {
      id,
      status: order ? 'COMPLETED' : 'OPEN',
      order: order
        ? {
            name: order.name,
            updatedAt: order.updatedAt,
            cancelledAt: order.cancelledAt,
            displayFinancialStatus: order.money,
            totalPriceSet: this.#money(total),
          }
        : null,
    };
  }

  #productNode(product: FakeProduct): unknown {
    const { id, handle, title, status } = product;
    return {
      id: gid('Product', id),
      handle,
      title,
      vendor: 'Northwind',
      productType: 'Shoes',
      status,
      onlineStoreUrl: null,
      featuredMedia: { preview: { image: { url: `${this.origin}/${handle}.png` } } },
      variants: this.#variantPage(product, 0, 30),
    };
  }

  #variantPage({ variants }: FakeProduct, from: number, count: number): unknown {
    const nodes = variants.slice(from, from + count).map(({ id, title, price, stock, tracked }) => ({
      id: gid('ProductVariant', id),
      title,
      price,
      compareAtPrice: null,
      inventoryPolicy: 'DENY',
      inventoryQuantity: stock,
      inventoryItem: { id: gid('InventoryItem', id), tracked },
    }));
    return {
      pageInfo: { hasNextPage: from + count < variants.length, endCursor: String(from + count) },
      nodes,
    };
  }

  #variant(id: unknown): FakeVariant | undefined {
    return this.products.flatMap(({ variants }) => variants).find(variant => variant.id === idIn(id));
  }

  #move({ lines }: FakeDraft, sign: number): void {
    for (const { variantId, quantity } of lines) {
      const variant = this.#variant(variantId);
      if (variant) variant.stock += sign * quantity;
    }
  }

  #seconds = 0;
  /** The shop's own clock goes on by a second with each change. */
  #later(): string {
    this.#seconds += 1;
    return new Date(Date.UTC(2026, 10, 1) + this.#seconds * 1000).toISOString();
  }

  readonly #invoice = (id: string): string => `${this.origin}/pay/${idIn(id)}`;
  readonly #money = (amount: number) => ({ shopMoney: { amount: amount.toFixed(2), currencyCode: 'EUR' } });
  readonly #data = (data: unknown): ShopReply => ({ json: { data } });
}
