import { z } from 'zod';
import type { Credentials } from '../../../shared/shops/protocol.ts';
import { jsonOf, type ShopAnswer, type ShopHttp, type ShopRequest } from '../http.ts';
import { ShopError } from '../shop-error.ts';

/** The API's version that this is written for. */
const WOO_API = 'wc/v3';
export type WooCredentials = Extract<Credentials, { kind: 'woocommerce' }>;

const WooError = z.object({ code: z.string(), message: z.string() });
const Root = z.object({ name: z.string().catch(''), namespaces: z.array(z.string()) });

/** Pages through a list: at most so many of so many each. */
export const PER_PAGE = 100;

/** Sends requests to the REST API of one WooCommerce shop. */
export class WooClient {
  readonly #http: ShopHttp;
  readonly #address: string;
  readonly #authorization: string;

  constructor(http: ShopHttp, address: string, { key, secret }: WooCredentials) {
    this.#http = http;
    this.#address = address;
    this.#authorization = `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`;
  }

  /** What the site says of itself without any key. Throws a ShopError `wrong-shop` where it has no WooCommerce of this version. */
  async root(): Promise<{ name: string }> {
    const answer = await this.#http.send(`${this.#address}/wp-json/`);
    if (answer.status !== 200) throw new ShopError('wrong-shop', `HTTP ${answer.status}`);
    const root = Root.safeParse(jsonOf(answer));
    if (!root.success) throw new ShopError('wrong-shop', 'no WordPress');
    const { name, namespaces } = root.data;
    if (namespaces.includes(WOO_API)) return { name };
    const other = namespaces.filter(each => /^wc\/v\d+$/.test(each));
    throw new ShopError(
      'wrong-shop',
      other.length > 0 ? `${other.join(', ')}, ${WOO_API}` : 'no WooCommerce',
    );
  }

  /** Throws a ShopError, also where there is no such thing (`refused`). */
  async get<S extends z.ZodType>(schema: S, path: string): Promise<z.infer<S>> {
    return read(schema, await this.#send(path));
  }

  async send<S extends z.ZodType>(
    schema: S,
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    body: unknown = {},
  ): Promise<z.infer<S>> {
    return read(schema, await this.#send(path, { method, body: JSON.stringify(body) }));
  }

  /** All items of a list, page by page. */
  async *pages<S extends z.ZodType>(schema: S, path: string): AsyncGenerator<z.infer<S>[]> {
    const join = path.includes('?') ? '&' : '?';
    for (let page = 1; ; page++) {
      const answer = await this.#send(`${path}${join}per_page=${PER_PAGE}&page=${page}`);
      yield read(z.array(schema), answer);
      if (page >= Number(answer.headers['x-wp-totalpages'] ?? 1)) return;
    }
  }

  /** A page of the shop as a buyer opens it, without following where it leads. */
  page(address: string): Promise<ShopAnswer> {
    return this.#http.send(address, { headers: { accept: 'text/html' } });
  }

  async #send(path: string, request: ShopRequest = {}): Promise<ShopAnswer> {
    const answer = await this.#http.send(`${this.#address}/wp-json/${WOO_API}/${path}`, {
      ...request,
      headers: { authorization: this.#authorization, 'content-type': 'application/json' },
    });
    if (answer.status < 300) return answer;
    const error = WooError.safeParse(safely(answer));
    const { code, message } = error.success ? error.data : { code: '', message: `HTTP ${answer.status}` };
    throw errorOf(answer.status, code, message);
  }
}

/** WooCommerce answers 401 for a wrong key and for one without the right, and tells them apart in words and codes. */
function errorOf(status: number, code: string, message: string): ShopError {
  const lacksRight =
    /write permission|read permission/i.test(message) || /cannot_(create|edit|delete|view|batch)/.test(code);
  if ((status === 401 || status === 403) && lacksRight) {
    const isReading = /read permission/i.test(message) || /cannot_view/.test(code);
    return new ShopError('missing-scope', isReading ? 'Read' : 'Read/Write');
  }
  if (status === 401 || status === 403) return new ShopError('unauthorized', message);
  if (status === 404 && code === 'rest_no_route') return new ShopError('wrong-shop', message);
  return new ShopError('refused', message);
}

function read<S extends z.ZodType>(schema: S, answer: ShopAnswer): z.infer<S> {
  const parsed = schema.safeParse(jsonOf(answer));
  if (parsed.success) return parsed.data;
  throw new ShopError('bad-answer', `${WOO_API}: ${z.prettifyError(parsed.error)}`);
}

function safely(answer: ShopAnswer): unknown {
  try {
    return JSON.parse(answer.text);
  } catch {
    return undefined;
  }
}
