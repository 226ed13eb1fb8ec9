import { createHmac } from 'node:crypto';
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
import type { ShopHttp } from '../http.ts';
import { ShopError } from '../shop-error.ts';
import { PER_PAGE, WooClient, type WooCredentials } from './client.ts';
import { heardOf, TOPICS } from './hooks.ts';
import { inspectWoo } from './inspect.ts';
import { openAsOrder, openWithCoupon, orderReading, parsedRef, WooOrder } from './orders.ts';
import { readingsOf, shopProductOf, Variation, type WholeProduct, WooProduct } from './products.ts';

/** From this version on a link can fill the cart and put a coupon on it. */
const LINKS_FROM = 10;
/** Orders are asked for from so long before the last time, because the shop's clock is another one. */
const OVERLAP_MS = 10 * 60_000;

const Anything = z.unknown();
const Status = z.object({ environment: z.object({ version: z.string() }) });
const Hook = z.object({ id: z.number(), delivery_url: z.string() });

/** The REST API of a WooCommerce shop. */
export class WooAdapter implements ShopAdapter {
  readonly #client: WooClient;
  readonly #address: string;
  readonly #credentials: WooCredentials;
  #currency = '';
  #hasLinks = false;
  /** Items on sale, whose price is the one of the sale, and what items cost without a deal. */
  readonly #onSale = new Set<string>();
  readonly #prices = new Map<string, number>();
  /** The claims of coupons, and the newest order of each. */
  readonly #claimOfCoupon = new Map<string, string>();
  readonly #orderOfCoupon = new Map<string, WooOrder>();
  /** When the newest order was changed that is known, by the shop's clock. */
  #ordersFrom: number | undefined;

  constructor({
    http,
    address,
    credentials,
  }: { http: ShopHttp; address: string; credentials: WooCredentials }) {
    this.#client = new WooClient(http, address, credentials);
    this.#address = address;
    this.#credentials = credentials;
  }

  async open(): Promise<ShopFacts> {
    const { name } = await this.#client.root();
    const { code } = await this.#client.get(z.object({ code: z.string() }), 'data/currencies/current');
    // Changes nothing, and is refused to a key that may only read.
    await this.#client.send(Anything, 'POST', 'orders/batch', {});
    const { environment } = await this.#client.get(Status, 'system_status?_fields=environment');
    this.#currency = code;
    this.#hasLinks = Number.parseInt(environment.version, 10) >= LINKS_FROM;
    const isOld = !this.#hasLinks;
    return {
      name: name || new URL(this.#address).host,
      currency: code,
      notes: isOld
        ? [{ code: 'version', detail: `WooCommerce ${environment.version} / ${LINKS_FROM}.0` }]
        : [],
      limits: [{ code: 'plan', value: `WooCommerce ${environment.version}` }],
    };
  }

  async *products(): AsyncGenerator<readonly ShopProduct[]> {
    for await (const page of this.#client.pages(WooProduct, 'products?status=publish')) {
      const products = page.filter(({ type }) => type !== 'grouped');
      const whole: WholeProduct[] = [];
      for (const product of products) whole.push(await this.#whole(product));
      yield whole.map(shopProductOf);
    }
  }

  async read(products: readonly string[]): Promise<ReadonlyMap<string, readonly ItemReading[]>> {
    const found = new Map<string, readonly ItemReading[]>();
    const path = `products?include=${products.join(',')}&per_page=${PER_PAGE}&status=any`;
    for (const product of await this.#client.get(z.array(WooProduct), path)) {
      const readings = readingsOf(await this.#whole(product), this.#currency);
      const isForSale = (product.status ?? 'publish') === 'publish';
      found.set(String(product.id), isForSale ? readings : readings.map(({ item }) => ({ item })));
    }
    return found;
  }

  /** There is no way to change a stock by an amount, so it is read and set, one after the other. */
  async changeStock({ item, by }: StockChange): Promise<void> {
    const path = pathOf(item);
    const { stock_quantity: before, manage_stock: isManaged } = await this.#client.get(
      z.object({ stock_quantity: z.number().nullish(), manage_stock: z.unknown() }),
      path,
    );
    if (isManaged !== true) return;
    await this.#client.send(Anything, 'PUT', path, { stock_quantity: Math.max(0, (before ?? 0) + by) });
  }

  async setPrice({ item, price }: { item: string; price: Money }): Promise<void> {
    const amount = exactAmount(price);
    await this.#client.send(
      Anything,
      'PUT',
      pathOf(item),
      this.#onSale.has(item) ? { sale_price: amount } : { regular_price: amount },
    );
  }

  async openCheckout(order: ShopOrder): Promise<OpenedCheckout> {
    const usual = order.lines.reduce(
      (sum, { item = '', quantity }) => sum + (this.#prices.get(item) ?? Number.NaN) * quantity,
      0,
    );
    const less = usual - order.total.minor;
    if (!this.#hasLinks || !(less >= 0)) return openAsOrder(this.#client, order);
    const opened = await openWithCoupon(this.#client, this.#address, order, {
      minor: less,
      currency: order.total.currency,
    });
    this.#claimOfCoupon.set(parsedRef(opened.ref).code, order.claimId);
    return opened;
  }

  async readCheckouts(refs: readonly string[]): Promise<CheckoutReading[]> {
    const parsed = refs.map(ref => ({ ref, ...parsedRef(ref) }));
    const ids = parsed.filter(({ kind }) => kind === 'order').map(({ id }) => id);
    const orders =
      ids.length > 0
        ? await this.#client.get(z.array(WooOrder), `orders?include=${ids.join(',')}&per_page=${PER_PAGE}`)
        : [];
    const byId = new Map(orders.map(order => [String(order.id), order]));
    const coupons = parsed.filter(({ kind }) => kind === 'coupon');
    if (coupons.length > 0) await this.#readNewOrders();
    const gone = new Set<string>();
    if (coupons.length > 0 && coupons.length <= 5)
      for (const { ref, id, code } of coupons)
        if (!this.#orderOfCoupon.has(code) && !(await this.#hasCoupon(id))) gone.add(ref);
    return parsed.map(({ ref, kind, id, code }) =>
      gone.has(ref)
        ? { ref, state: 'gone' }
        : orderReading(ref, kind === 'order' ? byId.get(id) : this.#orderOfCoupon.get(code)),
    );
  }

  async closeCheckout(ref: string): Promise<void> {
    const { kind, id } = parsedRef(ref);
    if (kind === 'coupon') {
      await this.#client.send(Anything, 'DELETE', `coupons/${id}?force=true`).catch(ignoreGone);
      return;
    }
    const [order] = await this.#client.get(z.array(WooOrder), `orders?include=${id}`);
    if (order && ['pending', 'failed', 'on-hold'].includes(order.status))
      await this.#client.send(Anything, 'PUT', `orders/${id}`, { status: 'cancelled' });
  }

  async watch(address: string): Promise<Record<string, never>> {
    await this.unwatch(address);
    for (const topic of TOPICS) {
      const hook = { name: 'Vitrine', topic, delivery_url: address, secret: this.#hookSecret };
      await this.#client.send(Anything, 'POST', 'webhooks', hook);
    }
    return {};
  }

  async unwatch(address: string): Promise<void> {
    const own: number[] = [];
    for await (const page of this.#client.pages(Hook, 'webhooks'))
      own.push(...page.filter(hook => hook.delivery_url === address).map(({ id }) => id));
    for (const id of own) await this.#client.send(Anything, 'DELETE', `webhooks/${id}?force=true`);
  }

  hear(hook: IncomingHook): Heard | undefined {
    return heardOf(this.#hookSecret, hook, this.#claimOfCoupon);
  }

  inspect(order: ShopOrder, opened: OpenedCheckout): Promise<CheckStep[]> {
    return inspectWoo(this.#client, order, opened);
  }

  async #whole(product: WooProduct): Promise<WholeProduct> {
    const variations: Variation[] = [];
    if (product.type === 'variable')
      for await (const page of this.#client.pages(Variation, `products/${product.id}/variations`))
        variations.push(...page);
    const whole = { product, variations };
    for (const { item, price, compareAt } of readingsOf(whole, this.#currency)) {
      if (price) this.#prices.set(item, price.minor);
      if (compareAt) this.#onSale.add(item);
      else this.#onSale.delete(item);
    }
    return whole;
  }

  async #hasCoupon(id: string): Promise<boolean> {
    const found = await this.#client.get(z.array(z.object({ id: z.number() })), `coupons?include=${id}`);
    return found.length > 0;
  }

  /** Orders can't be asked for by their coupon, so those that have changed are looked through. */
  async #readNewOrders(): Promise<void> {
    const since = this.#ordersFrom;
    const newest = `orders?orderby=modified&order=desc`;
    if (since === undefined) {
      this.#keepOrders(await this.#client.get(z.array(WooOrder), `${newest}&per_page=${PER_PAGE}`));
      return;
    }
    const after = new Date(since - OVERLAP_MS).toISOString().slice(0, 19);
    for await (const page of this.#client.pages(
      WooOrder,
      `${newest}&modified_after=${after}&dates_are_gmt=true`,
    ))
      this.#keepOrders(page);
  }

  #keepOrders(orders: readonly WooOrder[]): void {
    // The newest comes first, and a coupon holds once.
    for (const order of orders.toReversed())
      for (const { code } of order.coupon_lines ?? []) this.#orderOfCoupon.set(code, order);
    const times = orders.map(order => Date.parse(`${order.date_modified_gmt}Z`)).filter(Number.isFinite);
    if (times.length > 0) this.#ordersFrom = Math.max(this.#ordersFrom ?? 0, ...times);
  }

  /** Signs this shop's webhooks; nobody but the shop and this server can make it. */
  get #hookSecret(): string {
    return createHmac('sha256', this.#credentials.secret).update('vitrine webhooks').digest('hex');
  }
}

function pathOf(item: string): string {
  const [product, variation] = item.split(':');
  return variation === undefined ? `products/${product}` : `products/${product}/variations/${variation}`;
}

function ignoreGone(error: unknown): void {
  if (!(error instanceof ShopError) || error.fault !== 'refused') throw error;
}
