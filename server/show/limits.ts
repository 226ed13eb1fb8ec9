import { BurstyRateLimiter, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { CommandError } from '../../shared/errors.ts';
import type { Actor } from '../../shared/roles.ts';
import { commands, type RequestName, requestDefinition, requests } from '../../shared/show/protocol.ts';

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

const bursty = (perSecond: number, burst: number): BurstyRateLimiter =>
  new BurstyRateLimiter(
    new RateLimiterMemory({ points: perSecond, duration: 1 }),
    new RateLimiterMemory({ points: burst, duration: 60 }),
  );

/**
 * What the log keeps is bounded for each address too, however many people come from it: for what has a limit of its own, and
 * for all other commands together.
 */
const perAddress = new Map<RequestName, BurstyRateLimiter>();
const otherPerAddress = bursty(30, 1500);
for (const name of Object.keys(commands) as RequestName[]) {
  const { addressLimit } = requestDefinition(name);
  perAddress.set(name, addressLimit ? bursty(addressLimit.perSecond, addressLimit.burst) : otherPerAddress);
}

/** No window of a limit is longer than this. */
const LONGEST_SECONDS = 60;

/** A limiter of one window, or of several that don't say how long they are. */
type Limiter = Pick<RateLimiterMemory, 'consume'> & { readonly duration?: number };

/** Takes one point of a key. Refuses with `rate-limited` where it has none left. */
export async function take(limiter: Limiter, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (reason) {
    // The limiter counts its windows down by the machine's clock; one that was set back would make them hours long.
    const leftMs = reason instanceof RateLimiterRes ? reason.msBeforeNext : 1000;
    const retryInMs = Math.max(0, Math.min(leftMs, (limiter.duration ?? LONGEST_SECONDS) * 1000));
    throw new CommandError('rate-limited', 'Too many requests; wait a moment.', { retryInMs });
  }
}

/** A connection, as its requests are counted. */
export interface Counted {
  readonly id: string;
  /** Network address of its client. */
  readonly address: string;
}

/**
 * Refuses with `rate-limited` where somebody asks too often. What a viewer may repeat has its own, far lower limit and
 * is not counted twice: in a rush each count is one more thing to remember for every buyer.
 */
export async function limit({ id, address }: Counted, actor: Actor, name: RequestName): Promise<void> {
  const isViewer = actor.role === 'viewer';
  const personal = isViewer ? perViewer.get(name) : undefined;
  if (personal) await take(personal, actor.id);
  else await take(perConnection, id);
  const common = isViewer ? perAddress.get(name) : undefined;
  if (common) await take(common, address);
}
