import { z } from 'zod';
import type { Credentials } from '../../../shared/shops/protocol.ts';
import { jsonOf, type ShopAnswer, type ShopHttp } from '../http.ts';
import { ShopError } from '../shop-error.ts';

/** The API's version that this is written for; Stripe answers as that one for good. */
const STRIPE_VERSION = '2025-06-30.basil';
export type StripeCredentials = Extract<Credentials, { kind: 'stripe' }>;

const Failure = z.object({ error: z.object({ message: z.string().catch(''), code: z.string().nullish() }) });

/** The most that a list gives at once. */
export const PER_PAGE = 100;
export const listOf = <S extends z.ZodType>(item: S) =>
  z.object({ data: z.array(item), has_more: z.boolean().catch(false) });

type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value | undefined };

/** Fields as Stripe's API takes them: nested ones in brackets. */
export function formOf(fields: { readonly [key: string]: Value | undefined }): URLSearchParams {
  const form = new URLSearchParams();
  const add = (name: string, value: Value | undefined): void => {
    if (value === undefined) return;
    if (typeof value !== 'object') form.append(name, String(value));
    else for (const [key, each] of Object.entries(value)) add(`${name}[${key}]`, each);
  };
  for (const [name, value] of Object.entries(fields)) add(name, value);
  return form;
}

/** Sends requests to Stripe's API. */
export class StripeClient {
  readonly #http: ShopHttp;
  readonly #address: string;
  readonly #key: string;

  constructor(http: ShopHttp, address: string, { key }: StripeCredentials) {
    this.#http = http;
    this.#address = address;
    this.#key = key;
  }

  async get<S extends z.ZodType>(
    schema: S,
    path: string,
    fields: Parameters<typeof formOf>[0] = {},
  ): Promise<z.infer<S>> {
    return this.#read(
      schema,
      await this.#http.send(`${this.#address}/v1/${path}?${formOf(fields)}`, { headers: this.#headers() }),
    );
  }

  /** @param key names what is done, so that it is done once however often it is sent */
  async post<S extends z.ZodType>(
    schema: S,
    path: string,
    fields: Parameters<typeof formOf>[0] = {},
    key?: string,
  ): Promise<z.infer<S>> {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      ...(key && { 'idempotency-key': key }),
    };
    const request = {
      method: 'POST',
      headers: { ...this.#headers(), ...headers },
      body: formOf(fields).toString(),
    } as const;
    return this.#read(schema, await this.#http.send(`${this.#address}/v1/${path}`, request));
  }

  async delete(path: string): Promise<void> {
    await this.#http.send(`${this.#address}/v1/${path}`, { method: 'DELETE', headers: this.#headers() });
  }

  /** A page as a buyer opens it, without following where it leads. */
  page(address: string): Promise<ShopAnswer> {
    return this.#http.send(address, { headers: { accept: 'text/html' } });
  }

  #headers(): Record<string, string> {
    return { authorization: `Bearer ${this.#key}`, 'stripe-version': STRIPE_VERSION };
  }

  #read<S extends z.ZodType>(schema: S, answer: ShopAnswer): z.infer<S> {
    const value = jsonOf(answer);
    if (answer.status >= 300) throw errorOf(answer.status, value);
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    throw new ShopError('bad-answer', `${STRIPE_VERSION}: ${z.prettifyError(parsed.error)}`);
  }
}

function errorOf(status: number, value: unknown): ShopError {
  const failure = Failure.safeParse(value);
  const message = failure.success ? failure.data.error.message : `HTTP ${status}`;
  // Stripe quotes a part of the key in its words.
  const words = message.replace(/\b[rs]k_\w+\**\w*/g, '…');
  if (status === 401) return new ShopError('unauthorized');
  if (status === 403) return new ShopError('missing-scope', /\brak_\w+/.exec(message)?.[0] ?? words);
  return new ShopError('refused', words);
}
