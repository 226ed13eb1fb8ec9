import { z } from 'zod';
import type { Money } from '../../../shared/money.ts';
import type { CheckoutReading, OpenedCheckout, OwnLink } from '../adapter.ts';
import { ShopError } from '../shop-error.ts';
import { listOf, PER_PAGE, type StripeClient } from './client.ts';
import { EXPANDED, isOpen, Session, sessionReading } from './sessions.ts';

/** Links change seldom; one that is not known is looked for no more often than this. */
const KEPT_MS = 60_000;
/** So many of a link's newest sessions are looked through for those of open claims. */
const MAX_PAGES = 5;

const PaymentLink = z.object({
  id: z.string(),
  url: z.string(),
  allow_promotion_codes: z.boolean().nullish(),
  line_items: listOf(z.object({ amount_total: z.number(), currency: z.string() })).nullish(),
});
type PaymentLink = z.infer<typeof PaymentLink>;

/** The key of an address, whatever its parameters are. */
const keyOf = ({ host, pathname }: URL): string => `${host}${pathname}`;

/**
 * The Payment Links of an account. Their price is their own, so a claim is paid by one only where that is what the deal
 * asks. The claim's id travels in the address, as `client_reference_id`, and comes back in the session.
 */
export class PaymentLinks {
  readonly #client: StripeClient;
  readonly #host: string;
  #known = new Map<string, PaymentLink>();
  #readAt = Number.NEGATIVE_INFINITY;

  /** @param address of the API */
  constructor(client: StripeClient, address: string) {
    this.#client = client;
    const { hostname, host } = new URL(address);
    this.#host = hostname === 'api.stripe.com' ? 'buy.stripe.com' : host;
  }

  /** What an address is to this account; undefined where it is no Payment Link's. */
  async find(address: string): Promise<OwnLink | 'foreign' | undefined> {
    const url = URL.parse(address);
    if (url?.host !== this.#host) return undefined;
    if (performance.now() - this.#readAt > KEPT_MS) await this.#readAll();
    const link = this.#known.get(keyOf(url));
    return link ? { ref: link.id, address, total: totalOf(link) } : 'foreign';
  }

  async readings(refs: readonly string[]): Promise<CheckoutReading[]> {
    const byLink = Map.groupBy(refs, ref => parsedRef(ref).link);
    const readings: CheckoutReading[] = [];
    for (const [link, own] of byLink) {
      const sessions = await this.#sessionsOf(link, new Set(own.map(ref => parsedRef(ref).claimId)));
      for (const ref of own) readings.push(...readingsOf(ref, sessions));
    }
    return readings;
  }

  /** Ends what is open for a claim now; its link may be opened again all the same. */
  async close(ref: string, expire: (session: string) => Promise<void>): Promise<void> {
    const { link, claimId } = parsedRef(ref);
    const sessions = await this.#sessionsOf(link, new Set([claimId]));
    for (const session of sessions.filter(each => isOf(each, claimId) && isOpen(each)))
      await expire(session.id);
  }

  async #readAll(): Promise<void> {
    const known = new Map<string, PaymentLink>();
    try {
      for (let after: string | undefined; ; ) {
        const fields = { active: true, limit: PER_PAGE, expand: ['data.line_items'], starting_after: after };
        const page: { data: PaymentLink[]; has_more: boolean } = await this.#client.get(
          listOf(PaymentLink),
          'payment_links',
          fields,
        );
        for (const link of page.data) known.set(keyOf(new URL(link.url)), link);
        if (!page.has_more) break;
        after = page.data.at(-1)?.id;
      }
    } catch (error) {
      // A key without the right to see them leaves them what they are without it: buy links.
      if (!(error instanceof ShopError) || error.fault !== 'missing-scope') throw error;
    }
    this.#known = known;
    this.#readAt = performance.now();
  }

  /** The newest sessions of a link, until those of all these claims are among them. */
  async #sessionsOf(link: string, claims: ReadonlySet<string>): Promise<Session[]> {
    const sessions: Session[] = [];
    let after: string | undefined;
    for (let page = 0; page < MAX_PAGES; page++) {
      const fields = {
        payment_link: link,
        limit: PER_PAGE,
        expand: [`data.${EXPANDED}`],
        starting_after: after,
      };
      const { data, has_more: hasMore } = await this.#client.get(
        listOf(Session),
        'checkout/sessions',
        fields,
      );
      sessions.push(...data);
      const found = new Set(sessions.map(({ client_reference_id: claimId }) => claimId));
      if (!hasMore || [...claims].every(claimId => found.has(claimId))) break;
      after = data.at(-1)?.id;
    }
    return sessions;
  }
}

/** What a link asks for; undefined where a buyer could make it less by a code. */
function totalOf({ line_items: lines, allow_promotion_codes: takesCodes }: PaymentLink): Money | undefined {
  const [first] = lines?.data ?? [];
  if (!lines || !first || lines.has_more || takesCodes) return undefined;
  const minor = lines.data.reduce((sum, { amount_total: amount }) => sum + amount, 0);
  return { minor, currency: first.currency.toUpperCase() };
}

/** The address at which one claim is paid by a link. */
export function openByLink({ ref, address }: OwnLink, claimId: string): OpenedCheckout {
  const url = new URL(address);
  url.searchParams.set('client_reference_id', claimId);
  return { ref: `${ref}:${claimId}`, address: url.href };
}

export const isLinkRef = (ref: string): boolean => ref.startsWith('plink_');

function parsedRef(ref: string): { link: string; claimId: string } {
  const [link = '', claimId = ''] = ref.split(':');
  return { link, claimId };
}

const isOf = (session: Session, claimId: string): boolean => session.client_reference_id === claimId;

/** How it stands with a claim on a link, which may have been opened, and even paid, more than once. */
function readingsOf(ref: string, sessions: readonly Session[]): CheckoutReading[] {
  const { claimId } = parsedRef(ref);
  const own = sessions
    .filter(session => isOf(session, claimId))
    .map(session => ({ ...sessionReading(session), ref }));
  const final = own.filter(({ state }) => state === 'paid' || state === 'cancelled');
  if (final.length > 0) return final.toReversed();
  const [newest] = own;
  return [newest?.state === 'failed' ? newest : { ref, state: 'open' }];
}
