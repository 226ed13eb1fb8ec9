import { z } from 'zod';
import { exactAmount, type Money } from '../../../shared/money.ts';
import type { CheckStep } from '../../../shared/shops/check.ts';
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
  StockChange,
} from '../adapter.ts';
import { isSignedBy } from '../hook-body.ts';
import type { ShopHttp } from '../http.ts';
import { ShopError } from '../shop-error.ts';
import { ShopifyClient, type ShopifyCredentials } from './client.ts';
import { destinationOf, shopFacts } from './facts.ts';
import { heardOf, TOPICS } from './hooks.ts';
import { type Destination, inspectShopify } from './inspect.ts';
import {
  CREATE_DRAFT,
  CreatedDraft,
  checkoutReading,
  DELETE_DRAFT,
  DeletedDraft,
  draftInput,
  draftQuery,
  FIND_DRAFT,
  FoundDraft,
  isDraft,
  READ_DRAFTS,
  ReadDrafts,
} from './orders.ts';
import {
  MORE_VARIANTS,
  PAGE,
  PRODUCTS,
  PRODUCTS_BY_ID,
  ProductNodes,
  ProductPage,
  readingsOf,
  type ShopifyProduct,
  shopProductOf,
  VariantPage,
} from './products.ts';
import {
  ADJUST,
  errorsOf,
  FACTS,
  Facts,
  LEVELS,
  Levels,
  SET_PRICE,
  UNWATCH,
  WATCH,
  WATCHED,
  Watched,
} from './queries.ts';

/** The Admin API of a Shopify shop. */
export class ShopifyAdapter implements ShopAdapter {
  readonly #client: ShopifyClient;
  readonly #credentials: ShopifyCredentials;
  readonly #host: string;
  #currency = '';
  #shipsTo: Destination | undefined;
  /** The products of inventory items, which is what webhooks of stock name. */
  readonly #productOfStock = new Map<string, string>();
  /** Claims whose order may have come to be although no answer came. */
  readonly #unsure = new Set<string>();

  constructor({
    http,
    address,
    credentials,
  }: { http: ShopHttp; address: string; credentials: ShopifyCredentials }) {
    this.#client = new ShopifyClient(http, address, credentials);
    this.#credentials = credentials;
    this.#host = new URL(address).host;
  }

  async open(): Promise<ShopFacts> {
    const facts = await this.#client.query(Facts, FACTS);
    const found = shopFacts(facts, this.#host, this.#client);
    this.#currency = found.currency;
    this.#shipsTo = destinationOf(facts) ?? this.#shipsTo;
    return found;
  }

  async *products(): AsyncGenerator<readonly ShopProduct[]> {
    for (let after: string | null | undefined = null; ; ) {
      const page: z.infer<typeof ProductPage> = await this.#client.query(ProductPage, PRODUCTS, { after });
      const { nodes, pageInfo } = page.products;
      const whole = await Promise.all(nodes.map(product => this.#whole(product)));
      yield whole.map(product => shopProductOf(product, this.#host));
      if (!pageInfo.hasNextPage) return;
      after = pageInfo.endCursor;
    }
  }

  async read(products: readonly string[]): Promise<ReadonlyMap<string, readonly ItemReading[]>> {
    const found = new Map<string, readonly ItemReading[]>();
    for (let from = 0; from < products.length; from += PAGE) {
      const ids = products.slice(from, from + PAGE);
      const { nodes } = await this.#client.query(ProductNodes, PRODUCTS_BY_ID, { ids });
      for (const node of nodes) {
        const product = await this.#whole(node);
        found.set(product.id, readingsOf(product, this.#currency));
      }
    }
    return found;
  }

  async changeStock({ item, by, key }: StockChange): Promise<void> {
    const { productVariant } = await this.#client.query(Levels, LEVELS, { id: item });
    const levels = productVariant?.inventoryItem.inventoryLevels.nodes ?? [];
    // Taken from where there is most, as the shop's own order would.
    const [level] = levels.toSorted(
      (one, other) => (other.quantities[0]?.quantity ?? 0) - (one.quantities[0]?.quantity ?? 0),
    );
    if (!productVariant || !level) return;
    const change = {
      delta: by,
      inventoryItemId: productVariant.inventoryItem.id,
      locationId: level.location.id,
      changeFromQuantity: null,
    };
    await this.#mutate('inventoryAdjustQuantities', ADJUST, {
      input: { reason: 'correction', name: 'available', changes: [change] },
      key,
    });
  }

  setPrice({ product, item, price }: { product: string; item: string; price: Money }): Promise<void> {
    return this.#mutate('productVariantsBulkUpdate', SET_PRICE, {
      productId: product,
      variants: [{ id: item, price: exactAmount(price) }],
    });
  }

  async openCheckout(order: ShopOrder): Promise<OpenedCheckout> {
    const { claimId } = order;
    const known = this.#unsure.has(claimId) ? await this.#findDraft(claimId) : undefined;
    this.#unsure.add(claimId);
    const opened = known ?? (await this.#createDraft(order));
    this.#unsure.delete(claimId);
    return opened;
  }

  async readCheckouts(refs: readonly string[]): Promise<CheckoutReading[]> {
    const { nodes } = await this.#client.query(ReadDrafts, READ_DRAFTS, { ids: refs });
    const found = new Map(nodes.filter(isDraft).map(draft => [draft.id, draft]));
    return refs.map(ref => checkoutReading(ref, found.get(ref)));
  }

  async closeCheckout(ref: string): Promise<void> {
    // One that is paid, or deleted already, is refused, and reading it says which.
    await this.#client.query(DeletedDraft, DELETE_DRAFT, { id: ref });
  }

  async watch(uri: string): Promise<Record<string, never>> {
    if (this.#credentials.secret === undefined) throw new ShopError('refused', 'no client secret');
    for (const topic of TOPICS) {
      const { webhookSubscriptionCreate } = await this.#client.query(
        errorsOf('webhookSubscriptionCreate'),
        WATCH,
        { topic, uri },
      );
      const [error] = webhookSubscriptionCreate?.userErrors ?? [];
      if (error && !/already been taken/i.test(error.message)) throw new ShopError('refused', error.message);
    }
    return {};
  }

  async unwatch(uri: string): Promise<void> {
    const { webhookSubscriptions } = await this.#client.query(Watched, WATCHED, { uri });
    for (const { id } of webhookSubscriptions.nodes)
      await this.#mutate('webhookSubscriptionDelete', UNWATCH, { id });
  }

  hear({ body, headers }: IncomingHook): Heard | undefined {
    const { secret } = this.#credentials;
    if (secret === undefined || !isSignedBy(secret, body, headers['x-shopify-hmac-sha256'], 'base64'))
      return undefined;
    return heardOf(String(headers['x-shopify-topic']), body, this.#productOfStock);
  }

  inspect(order: ShopOrder, opened: OpenedCheckout): Promise<CheckStep[]> {
    return inspectShopify(this.#client, order, opened, this.#shipsTo);
  }

  /** A product with all of its variants. */
  async #whole(product: ShopifyProduct): Promise<ShopifyProduct> {
    const nodes = [...product.variants.nodes];
    for (let { hasNextPage, endCursor } = product.variants.pageInfo; hasNextPage; ) {
      const schema = z.object({ product: z.object({ variants: VariantPage }).nullish() });
      const more = await this.#client.query(schema, MORE_VARIANTS, { id: product.id, after: endCursor });
      nodes.push(...(more.product?.variants.nodes ?? []));
      ({ hasNextPage, endCursor } = more.product?.variants.pageInfo ?? {
        hasNextPage: false,
        endCursor: null,
      });
    }
    for (const { inventoryItem } of nodes) this.#productOfStock.set(inventoryItem.id, product.id);
    return { ...product, variants: { ...product.variants, nodes } };
  }

  async #findDraft(claimId: string): Promise<OpenedCheckout | undefined> {
    const { draftOrders } = await this.#client.query(FoundDraft, FIND_DRAFT, { query: draftQuery(claimId) });
    const [draft] = draftOrders.nodes;
    return draft?.invoiceUrl ? { ref: draft.id, address: draft.invoiceUrl } : undefined;
  }

  async #createDraft(order: ShopOrder): Promise<OpenedCheckout> {
    const { draftOrderCreate } = await this.#client.query(CreatedDraft, CREATE_DRAFT, {
      input: draftInput(order),
    });
    const { draftOrder, userErrors } = draftOrderCreate;
    if (!draftOrder?.invoiceUrl) throw new ShopError('refused', userErrors[0]?.message ?? 'no invoice URL');
    return { ref: draftOrder.id, address: draftOrder.invoiceUrl };
  }

  async #mutate(name: string, mutation: string, variables: Record<string, unknown>): Promise<void> {
    const answer = await this.#client.query(errorsOf(name), mutation, variables);
    const [error] = answer[name]?.userErrors ?? [];
    if (error) throw new ShopError('refused', error.message);
  }
}
