import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from '../shared/errors.ts';
import type { RequestName } from '../shared/protocol.ts';
import type { Actor } from '../shared/roles.ts';

/** How many connections one network address may hold; a household or a shop's stand stays far below. */
export const MAX_CONNECTIONS_PER_ADDRESS = 2000;

/** Points per duration in seconds for what a viewer may repeat. The crew works under the general limit alone. */
const PER_PERSON: Partial<Record<RequestName, RateLimiterMemory>> = {
  'chat.post': new RateLimiterMemory({ points: 5, duration: 5 }),
  'chat.react': new RateLimiterMemory({ points: 25, duration: 5 }),
  'deal.claim': new RateLimiterMemory({ points: 5, duration: 5 }),
  'deal.wait': new RateLimiterMemory({ points: 5, duration: 5 }),
  'deal.giveBack': new RateLimiterMemory({ points: 5, duration: 5 }),
  'deal.bid': new RateLimiterMemory({ points: 10, duration: 5 }),
  'deal.takeBidBack': new RateLimiterMemory({ points: 5, duration: 5 }),
  'deal.checkout': new RateLimiterMemory({ points: 10, duration: 10 }),
  'offer.open': new RateLimiterMemory({ points: 10, duration: 10 }),
};

const perConnection = new RateLimiterMemory({ points: 200, duration: 5 });

/** Takes one point of a key. Refuses with `rate-limited` where it has none left. */
export async function take(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (reason) {
    const retryInMs = reason instanceof RateLimiterRes ? reason.msBeforeNext : 1000;
    throw new Refusal('rate-limited', 'Too many requests; wait a moment.', { retryInMs });
  }
}

/** Refuses with `rate-limited` where a connection or its person asks too often. */
export async function limit(connectionId: string, actor: Actor, name: RequestName): Promise<void> {
  await take(perConnection, connectionId);
  const personal = PER_PERSON[name];
  if (personal && actor.role === 'viewer') await take(personal, actor.id);
}
