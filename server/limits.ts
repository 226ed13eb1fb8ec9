import { Refusal } from '../shared/errors.ts';
import type { RequestName } from '../shared/protocol.ts';
import type { Actor } from '../shared/roles.ts';

/** How many connections one network address may hold; a household or a shop's stand stays far below. */
export const MAX_CONNECTIONS_PER_ADDRESS = 2000;

/**
 * So many requests in so many seconds for each of many keys, counted from a key's first one on. Every request passes
 * through here, so it waits for nothing and keeps no timer: what has run out is dropped when the next one comes.
 */
export class Allowance {
  readonly #points: number;
  readonly #ms: number;
  /** By key, in the order in which they run out. */
  readonly #windows = new Map<string, { left: number; readonly until: number }>();

  constructor({ points, seconds }: { points: number; seconds: number }) {
    this.#points = points;
    this.#ms = seconds * 1000;
  }

  /** Takes one point of a key. Refuses with `rate-limited` where it has none left. */
  take(key: string, now = performance.now()): void {
    this.#dropEnded(now);
    const window = this.#windows.get(key);
    if (!window) this.#windows.set(key, { left: this.#points - 1, until: now + this.#ms });
    else if (window.left > 0) window.left -= 1;
    else {
      const retryInMs = Math.ceil(window.until - now);
      throw new Refusal('rate-limited', 'Too many requests; wait a moment.', { retryInMs });
    }
  }

  #dropEnded(now: number): void {
    for (const [key, { until }] of this.#windows) {
      if (until > now) return;
      this.#windows.delete(key);
    }
  }
}

/** What a viewer may repeat. The crew works under the general limit alone. */
const PER_PERSON: Partial<Record<RequestName, Allowance>> = {
  'chat.post': new Allowance({ points: 5, seconds: 5 }),
  'chat.react': new Allowance({ points: 25, seconds: 5 }),
  'deal.claim': new Allowance({ points: 5, seconds: 5 }),
  'deal.wait': new Allowance({ points: 5, seconds: 5 }),
  'deal.giveBack': new Allowance({ points: 5, seconds: 5 }),
  'deal.bid': new Allowance({ points: 10, seconds: 5 }),
  'deal.takeBidBack': new Allowance({ points: 5, seconds: 5 }),
  'deal.checkout': new Allowance({ points: 10, seconds: 10 }),
  'offer.open': new Allowance({ points: 10, seconds: 10 }),
};

const perConnection = new Allowance({ points: 200, seconds: 5 });

/** Refuses with `rate-limited` where a connection or its person asks too often. */
export function limit(connectionId: string, actor: Actor, name: RequestName): void {
  perConnection.take(connectionId);
  if (actor.role === 'viewer') PER_PERSON[name]?.take(actor.id);
}
