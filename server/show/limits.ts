import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { CommandError } from '../../shared/errors.ts';
import type { Actor } from '../../shared/roles.ts';
import { type RequestName, requestDefinition, requests } from '../../shared/show/protocol.ts';

/** What a viewer may repeat has a limit of its own, which its definition names. */
const perViewer = new Map<RequestName, RateLimiterMemory>();
for (const name of Object.keys(requests) as RequestName[]) {
  const { viewerLimit } = requestDefinition(name);
  if (!viewerLimit) continue;
  const { points, seconds } = viewerLimit;
  perViewer.set(name, new RateLimiterMemory({ points, duration: seconds }));
}

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
  const personal = actor.role === 'viewer' ? perViewer.get(name) : undefined;
  if (personal) await take(personal, actor.id);
  else await take(perConnection, connectionId);
}
