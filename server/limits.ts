import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { CommandError } from '../shared/errors.ts';
import type { Actor } from '../shared/roles.ts';
import type { RequestName } from '../shared/show/protocol.ts';

/** How many connections one network address may hold; a household or a shop's stand stays far below. */
export const MAX_CONNECTIONS_PER_ADDRESS = 2000;

/** Points per duration in seconds for what a viewer may repeat. */
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

/** For everything else: all that the crew does, and what a page asks for by itself. */
const perConnection = new RateLimiterMemory({ points: 200, duration: 5 });

/** Takes one point of a key. Refuses with `rate-limited` where it has none left. */
export async function take(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (reason) {
    const retryInMs = reason instanceof RateLimiterRes ? reason.msBeforeNext : 1000;
    throw new CommandError('rate-limited', 'Too many requests; wait a moment.', { retryInMs });
  }
}

/**
 * Refuses with `rate-limited` where somebody asks too often. What a viewer may repeat has its own, far lower limit and
 * is not counted twice: in a rush each count is one more thing to remember for every buyer.
 */
export async function limit(connectionId: string, actor: Actor, name: RequestName): Promise<void> {
  const personal = actor.role === 'viewer' ? PER_PERSON[name] : undefined;
  if (personal) await take(personal, actor.id);
  else await take(perConnection, connectionId);
}
