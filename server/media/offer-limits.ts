import { RateLimiterMemory } from 'rate-limiter-flexible';
import { CommandError } from '../../shared/errors.ts';
import { AddressCounts } from '../edge/address-counts.ts';
import { take } from '../show/limits.ts';

/** New sessions of an address in ten seconds. */
const OFFERS = { points: 100, duration: 10 };
/** Sessions of an address that have not connected yet; each of an honest player does within a second. */
const MOST_UNCONNECTED = 30;
/** By then some of them have connected, or were ended. */
const RETRY_IN_MS = 5000;

/**
 * What one address may ask for by WHIP and WHEP. Each offer takes the server milliseconds, and each session that was
 * answered takes part of the media worker, whether or not its client ever connects.
 */
export class OfferLimits {
  readonly #offers = new RateLimiterMemory(OFFERS);
  readonly #unconnected = new AddressCounts(MOST_UNCONNECTED);

  /**
   * Counts an offer; to be called before its body is read. Refuses with `rate-limited` where the address makes too many
   * or has too many sessions that have not connected. Returns what is to be called when this offer's session has
   * connected or there will be none; calling it again does nothing.
   */
  async enter(address: string): Promise<() => void> {
    await take(this.#offers, address);
    const settle = this.#unconnected.take(address);
    if (!settle)
      throw new CommandError('rate-limited', 'Too many sessions of this address have not connected yet.', {
        retryInMs: RETRY_IN_MS,
      });
    return settle;
  }
}
