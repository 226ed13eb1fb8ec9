import { z } from 'zod';
import type { Credentials } from '../../../shared/shops/protocol.ts';
import { jsonOf, type ShopAnswer, type ShopHttp } from '../http.ts';
import { ShopError } from '../shop-error.ts';

/** The API's version that this is written for; Shopify keeps each for a year, and then answers as the oldest that it has. */
export const SHOPIFY_VERSION = '2026-07';
/** A token of an app of the Dev Dashboard is asked for anew so long before it runs out. */
const RENEW_BEFORE_MS = 5 * 60_000;

export type ShopifyCredentials = Extract<Credentials, { kind: 'shopify' }>;

const Answer = z.object({
  data: z.unknown().optional(),
  errors: z
    .union([
      z.string(),
      z.array(
        z.object({
          message: z.string(),
          extensions: z
            .object({ code: z.string().optional(), requiredAccess: z.string().optional() })
            .optional(),
        }),
      ),
    ])
    .optional(),
  extensions: z
    .object({
      cost: z
        .object({
          requestedQueryCost: z.number(),
          throttleStatus: z.object({
            maximumAvailable: z.number(),
            currentlyAvailable: z.number(),
            restoreRate: z.number(),
          }),
        })
        .optional(),
    })
    .optional(),
});
type Answer = z.infer<typeof Answer>;

const Token = z.object({ access_token: z.string(), expires_in: z.number().optional() });

/** Sends GraphQL to one shop's Admin API. */
export class ShopifyClient {
  readonly #http: ShopHttp;
  readonly #address: string;
  readonly #credentials: ShopifyCredentials;
  #token: { value: string; until: number } | undefined;
  /** The version that the shop has answered with, and the points that it gives a second. */
  version = SHOPIFY_VERSION;
  pointsPerSecond: number | undefined;

  constructor(http: ShopHttp, address: string, credentials: ShopifyCredentials) {
    this.#http = http;
    this.#address = address;
    this.#credentials = credentials;
  }

  /** Sends a query or a mutation. Throws a ShopError. */
  async query<S extends z.ZodType>(
    schema: S,
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<z.infer<S>> {
    const answer = await this.#post(query, variables);
    const parsed = Answer.safeParse(jsonOf(answer));
    if (!parsed.success) throw new ShopError('bad-answer', z.prettifyError(parsed.error));
    this.#assertNoErrors(parsed.data);
    const data = schema.safeParse(parsed.data.data);
    if (data.success) return data.data;
    // A field that has another form now is of another version.
    throw new ShopError('bad-answer', `${this.version}: ${z.prettifyError(data.error)}`);
  }

  /** The page at an address of the shop, such as a checkout, without following where it leads. */
  page(address: string): Promise<ShopAnswer> {
    return this.#http.send(address, { headers: { accept: 'text/html' } });
  }

  async #post(query: string, variables: Record<string, unknown>): Promise<ShopAnswer> {
    const address = `${this.#address}/admin/api/${SHOPIFY_VERSION}/graphql.json`;
    const answer = await this.#http.send(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-shopify-access-token': await this.#accessToken() },
      body: JSON.stringify({ query, variables }),
    });
    if (answer.status === 401) {
      this.#token = undefined;
      throw new ShopError('unauthorized');
    }
    if (answer.status === 403) throw new ShopError('unauthorized', 'HTTP 403');
    // Shops that are closed for unpaid bills answer so.
    if (answer.status === 402 || answer.status === 423)
      throw new ShopError('refused', `HTTP ${answer.status}`);
    if (answer.status !== 200) throw new ShopError('wrong-shop', `HTTP ${answer.status}`);
    const version = answer.headers['x-shopify-api-version'];
    if (typeof version === 'string') this.version = version;
    return answer;
  }

  /** The token of an older app, or one that is asked for with the app's secret (client credentials grant) and holds a day. */
  async #accessToken(): Promise<string> {
    const { token, clientId, secret } = this.#credentials;
    if (token !== undefined) return token;
    if (clientId === undefined || secret === undefined) throw new ShopError('unauthorized');
    if (this.#token && performance.now() < this.#token.until) return this.#token.value;
    const answer = await this.#http.send(`${this.#address}/admin/oauth/access_token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: secret,
      }).toString(),
    });
    if (answer.status === 404) throw new ShopError('wrong-shop', 'HTTP 404');
    if (answer.status !== 200) throw new ShopError('unauthorized', errorOf(answer));
    const { access_token: value, expires_in: seconds = 86_400 } = Token.parse(jsonOf(answer));
    this.#token = { value, until: performance.now() + seconds * 1000 - RENEW_BEFORE_MS };
    return value;
  }

  #assertNoErrors({ errors, extensions }: Answer): void {
    const cost = extensions?.cost;
    if (cost) this.pointsPerSecond = cost.throttleStatus.restoreRate;
    if (errors === undefined || errors.length === 0) return;
    const list = typeof errors === 'string' ? [{ message: errors }] : errors;
    const codeOf = (error: { extensions?: { code?: string | undefined } | undefined }) =>
      error.extensions?.code;
    if (list.some(error => codeOf(error) === 'THROTTLED'))
      throw new ShopError('throttled', undefined, { pauseMs: pauseFor(cost) });
    const denied = list.find(error => codeOf(error) === 'ACCESS_DENIED');
    if (denied) throw new ShopError('missing-scope', scopeIn(denied.message));
    const isOfOtherVersion = list.some(error => codeOf(error) === 'undefinedField');
    throw new ShopError(
      isOfOtherVersion ? 'bad-answer' : 'refused',
      `${this.version}: ${list[0]?.message ?? ''}`,
    );
  }
}

/** How long it takes until there are as many points as a query needs, in milliseconds. */
function pauseFor(cost: NonNullable<Answer['extensions']>['cost']): number {
  if (!cost) return 1000;
  const { currentlyAvailable, restoreRate } = cost.throttleStatus;
  return Math.ceil(
    (Math.max(1, cost.requestedQueryCost - currentlyAvailable) / Math.max(1, restoreRate)) * 1000,
  );
}

/** The access scope that a refusal names: “Required access: `write_draft_orders` access scope”. */
const scopeIn = (message: string): string => /[`']?\b((?:read|write)_\w+)\b/.exec(message)?.[1] ?? message;

function errorOf(answer: ShopAnswer): string {
  const parsed = z.object({ error_description: z.string() }).safeParse(safeJson(answer));
  return parsed.success ? parsed.data.error_description : `HTTP ${answer.status}`;
}

function safeJson(answer: ShopAnswer): unknown {
  try {
    return JSON.parse(answer.text);
  } catch {
    return undefined;
  }
}
