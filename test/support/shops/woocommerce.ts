import { createHmac } from 'node:crypto';
import { type ShopCall, type ShopReply, ShopServer } from './shop-server.ts';

interface FakeItem {
  id: number;
  name: string;
  sku: string;
  regular: string;
  sale?: string;
  stock?: number;
  variations: FakeItem[];
}

interface FakeOrder {
  id: number;
  status: string;
  total: number;
  coupon?: string;
  claim?: string;
  modified: string;
  lines: { id: number; item: FakeItem; quantity: number; total: number }[];
}

interface FakeCoupon {
  id: number;
  code: string;
  amount: number;
}

/** A WooCommerce shop: its REST API v3 with keys, pages and taxes, its checkout links, and its webhooks. */
export class WooShop extends ShopServer {
  readonly key = 'ck_key-of-the-shop';
  readonly secret = 'cs_secret-of-the-shop';
  version = '10.2.1';
  permissions: 'read' | 'read_write' = 'read_write';
  namespaces = ['wp/v2', 'wc/v3'];
  shippingMethods = 2;
  /** In prices that include it; 0 is none. */
  taxPercent = 0;
  readonly items: FakeItem[] = [];
  readonly orders: FakeOrder[] = [];
  readonly coupons: FakeCoupon[] = [];
  readonly hooks: { id: number; topic: string; delivery_url: string; secret: string }[] = [];
  #ids = 10;
  #seconds = 0;

  add(name: string, regular: string, stock?: number, variations: [string, string, number][] = []): FakeItem {
    const item: FakeItem = {
      id: this.#id(),
      name,
      sku: name.toLowerCase().replaceAll(' ', '-'),
      regular,
      ...(stock === undefined ? {} : { stock }),
      variations: variations.map(([option, price, count]) => ({
        id: this.#id(),
        name: option,
        sku: `${name}-${option}`.toLowerCase(),
        regular: price,
        stock: count,
        variations: [],
      })),
    };
    this.items.push(item);
    return item;
  }

  /** The buyer goes through the shop's own checkout at an address with a cart and a coupon, and pays. */
  buy(address: string, status = 'processing'): FakeOrder {
    const url = new URL(address);
    const coupon = this.coupons.find(({ code }) => code === url.searchParams.get('coupon'));
    const lines = (url.searchParams.get('products') ?? '').split(',').map(each => {
      const [id, quantity] = each.split(':').map(Number);
      const item = this.#item(id ?? 0);
      return { id: this.#id(), item, quantity: quantity ?? 1, total: Number(item.regular) * (quantity ?? 1) };
    });
    const sum = lines.reduce((total, line) => total + line.total, 0);
    const order: FakeOrder = {
      id: this.#id(),
      status,
      total: sum - (coupon?.amount ?? 0),
      ...(coupon && { coupon: coupon.code }),
      modified: this.#later(),
      lines,
    };
    this.orders.push(order);
    if (status === 'processing') this.#move(order, -1);
    return order;
  }

  /** The buyer pays an order at its own address. */
  pay(order: FakeOrder, status = 'processing'): void {
    order.status = status;
    order.modified = this.#later();
    if (status === 'processing') this.#move(order, -1);
  }

  undo(order: FakeOrder): void {
    order.status = 'refunded';
    order.modified = this.#later();
    this.#move(order, 1);
  }

  tellOrder(order: FakeOrder, secret?: string): Promise<number[]> {
    return this.#tell('order.updated', this.#orderJson(order), secret);
  }

  tellProduct(item: FakeItem): Promise<number[]> {
    return this.#tell('product.updated', this.#productJson(item));
  }

  async #tell(topic: string, payload: unknown, secret?: string): Promise<number[]> {
    const body = JSON.stringify(payload);
    return Promise.all(
      this.hooks
        .filter(hook => hook.topic === topic)
        .map(hook =>
          this.deliver(hook.delivery_url, body, {
            'x-wc-webhook-topic': topic,
            'x-wc-webhook-signature': createHmac('sha256', secret ?? hook.secret)
              .update(body)
              .digest('base64'),
          }),
        ),
    );
  }

  protected isApi({ pathname }: URL): boolean {
    return pathname.startsWith('/wp-json');
  }

  protected reply(call: ShopCall): ShopReply {
    const { pathname } = call.url;
    if (pathname === '/wp-json/') return { json: { name: 'Woolworks', namespaces: this.namespaces } };
    if (!pathname.startsWith('/wp-json/wc/v3/'))
      return pathname.startsWith('/checkout') ? { text: '<h1>Checkout</h1>' } : { status: 404 };
    const expected = `Basic ${Buffer.from(`${this.key}:${this.secret}`).toString('base64')}`;
    if (call.headers.authorization !== expected || this.trouble === 'revoked')
      return error(401, 'woocommerce_rest_authentication_error', 'Consumer key is invalid.');
    if (call.method !== 'GET' && this.permissions === 'read')
      return error(
        401,
        'woocommerce_rest_authentication_error',
        'The API key provided does not have write permissions.',
      );
    const path = pathname.slice('/wp-json/wc/v3/'.length).split('/');
    this.count(`${call.method} ${path[0]}`);
    return this.#route(call, path);
  }

  #route({ method, url, body }: ShopCall, [kind, id, part, of]: string[]): ShopReply {
    const value = body ? JSON.parse(body) : {};
    switch (kind) {
      case 'data':
        return { json: { code: 'EUR' } };
      case 'system_status':
        return { json: { environment: { version: this.version } } };
      case 'settings':
        return { json: { value: part === 'woocommerce_calc_taxes' && this.taxPercent === 0 ? 'no' : 'yes' } };
      case 'shipping':
        return id === 'zones' && part
          ? { json: Array.from({ length: this.shippingMethods }, () => ({ enabled: true })) }
          : { json: [{ id: 1 }] };
      case 'payment_gateways':
        return { json: [{ enabled: true }, { enabled: false }] };
      case 'products':
        return this.#products({ method, url, value, id, of: part === 'variations' ? (of ?? '') : undefined });
      case 'coupons':
        return this.#coupon(method, url, id, value);
      case 'orders':
        return this.#order(method, url, id, value);
      case 'webhooks':
        return this.#hook(method, id, value);
      default:
        return error(404, 'rest_no_route', 'No route was found.');
    }
  }

  #products({
    method,
    url,
    value,
    id,
    of,
  }: {
    method: string;
    url: URL;
    value: { stock_quantity?: number; regular_price?: string; sale_price?: string };
    id: string | undefined;
    of: string | undefined;
  }): ShopReply {
    const include = url.searchParams.get('include')?.split(',').map(Number);
    if (id === undefined) {
      const found = this.items
        .filter(item => !include || include.includes(item.id))
        .map(item => this.#productJson(item));
      return this.#page(found, url);
    }
    const item = this.items.find(each => each.id === Number(id));
    if (!item) return error(404, 'woocommerce_rest_product_invalid_id', 'Invalid ID.');
    if (of === '')
      return this.#page(
        item.variations.map(each => this.#offerJson(each)),
        url,
      );
    const target = of === undefined ? item : (item.variations.find(each => each.id === Number(of)) ?? item);
    if (method === 'PUT') {
      if (value.stock_quantity !== undefined) target.stock = value.stock_quantity;
      if (value.regular_price !== undefined) target.regular = value.regular_price;
      if (value.sale_price !== undefined) target.sale = value.sale_price;
    }
    return { json: of === undefined ? this.#productJson(target) : this.#offerJson(target) };
  }

  #coupon(
    method: string,
    url: URL,
    id: string | undefined,
    value: { code: string; amount: string },
  ): ShopReply {
    if (method === 'POST') {
      const coupon = { id: this.#id(), code: value.code, amount: Number(value.amount) };
      this.coupons.push(coupon);
      return { status: 201, json: { ...coupon, amount: value.amount } };
    }
    const at = this.coupons.findIndex(each => String(each.id) === (id ?? url.searchParams.get('include')));
    const found = this.coupons[at];
    if (id === undefined) return { json: found ? [found] : [] };
    if (!found) return error(404, 'woocommerce_rest_shop_coupon_invalid_id', 'Invalid ID.');
    if (method === 'DELETE') this.coupons.splice(at, 1);
    return { json: { ...found, amount: String(found.amount) } };
  }

  #order(method: string, url: URL, id: string | undefined, value: OrderInput): ShopReply {
    if (id === 'batch') return { json: { create: [] } };
    if (method === 'POST') return { status: 201, json: this.#orderJson(this.#create(value)) };
    if (id !== undefined) {
      const order = this.orders.find(each => each.id === Number(id));
      if (!order) return error(404, 'woocommerce_rest_shop_order_invalid_id', 'Invalid ID.');
      if (method === 'PUT' && value.status) order.status = value.status;
      for (const { id: line, total } of value.line_items ?? []) {
        const found = order.lines.find(each => each.id === line);
        if (found && total !== undefined) found.total = Number(total);
      }
      if (value.line_items) this.#sum(order);
      return { json: this.#orderJson(order) };
    }
    const include = url.searchParams.get('include')?.split(',').map(Number);
    const after = url.searchParams.get('modified_after');
    const found = this.orders.filter(
      order => (!include || include.includes(order.id)) && (!after || order.modified > after),
    );
    return this.#page(
      found
        .sort((one, other) => (one.modified < other.modified ? 1 : -1))
        .map(order => this.#orderJson(order)),
      url,
    );
  }

  #create({ status = 'pending', line_items = [], meta_data = [] }: OrderInput): FakeOrder {
    const lines = line_items.map(({ product_id = 0, variation_id, quantity = 1, total = '0' }) => ({
      id: this.#id(),
      item: this.#item(variation_id ?? product_id),
      quantity,
      total: Number(total),
    }));
    const claim = meta_data.find(({ key }) => key === '_vitrine_claim')?.value;
    const order: FakeOrder = {
      id: this.#id(),
      status,
      total: 0,
      ...(claim && { claim }),
      modified: this.#later(),
      lines,
    };
    this.#sum(order);
    this.orders.push(order);
    return order;
  }

  /** Lines come without taxes, which are put on top of them. */
  #sum(order: FakeOrder): void {
    const net = order.lines.reduce((sum, line) => sum + line.total, 0);
    order.total = Math.round(net * (100 + this.taxPercent)) / 100;
  }

  #hook(
    method: string,
    id: string | undefined,
    value: { topic: string; delivery_url: string; secret: string },
  ): ShopReply {
    if (method === 'POST') {
      const { topic, delivery_url, secret } = value;
      const hook = { id: this.#id(), topic, delivery_url, secret };
      this.hooks.push(hook);
      void this.deliver(delivery_url, `webhook_id=${hook.id}`, {});
      return { status: 201, json: hook };
    }
    if (method === 'DELETE') {
      const at = this.hooks.findIndex(each => each.id === Number(id));
      if (at >= 0) this.hooks.splice(at, 1);
    }
    return { json: this.hooks };
  }

  #page(list: unknown[], url: URL): ShopReply {
    const size = Number(url.searchParams.get('per_page') ?? 10);
    const page = Number(url.searchParams.get('page') ?? 1);
    return {
      headers: {
        'x-wp-total': String(list.length),
        'x-wp-totalpages': String(Math.max(1, Math.ceil(list.length / size))),
      },
      json: list.slice((page - 1) * size, page * size),
    };
  }

  #offerJson({ id, name, sku, regular, sale, stock }: FakeItem) {
    return {
      id,
      sku,
      price: sale ?? regular,
      regular_price: regular,
      on_sale: sale !== undefined,
      manage_stock: stock !== undefined,
      stock_quantity: stock ?? null,
      stock_status: stock === 0 ? 'outofstock' : 'instock',
      backorders: 'no',
      status: 'publish',
      attributes: [{ option: name }],
    };
  }

  #productJson(item: FakeItem) {
    return {
      ...this.#offerJson(item),
      name: item.name,
      type: item.variations.length > 0 ? 'variable' : 'simple',
      permalink: `${this.origin}/product/${item.id}`,
      images: [{ src: `${this.origin}/${item.id}.png` }],
      categories: [{ name: 'Wool' }],
      variations: item.variations.map(({ id }) => id),
    };
  }

  #orderJson({ id, status, total, coupon, claim, modified, lines }: FakeOrder) {
    return {
      id,
      number: String(id),
      status,
      currency: 'EUR',
      total: total.toFixed(2),
      prices_include_tax: this.taxPercent > 0,
      date_modified_gmt: modified,
      payment_url: `${this.origin}/checkout/order-pay/${id}/?pay_for_order=true`,
      line_items: lines.map(line => ({ id: line.id })),
      coupon_lines: coupon ? [{ code: coupon }] : [],
      meta_data: claim ? [{ key: '_vitrine_claim', value: claim }] : [],
    };
  }

  #item(id: number): FakeItem {
    const found = this.items.flatMap(item => [item, ...item.variations]).find(item => item.id === id);
    if (!found) throw new Error(`There is no product ${id}.`);
    return found;
  }

  #move({ lines }: FakeOrder, sign: number): void {
    for (const { item, quantity } of lines) if (item.stock !== undefined) item.stock += sign * quantity;
  }

  #id(): number {
    this.#ids += 1;
    return this.#ids;
  }

  #later(): string {
    this.#seconds += 1;
    return new Date(Date.UTC(2026, 10, 1) + this.#seconds * 1000).toISOString().slice(0, 19);
  }
}

interface OrderInput {
  status?: string;
  line_items?: {
    id?: number;
    product_id?: number;
    variation_id?: number;
    quantity?: number;
    total?: string;
  }[];
  meta_data?: { key: string; value: string }[];
}

const error = (status: number, code: string, message: string): ShopReply => ({
  status,
  json: { code, message, data: { status } },
});
