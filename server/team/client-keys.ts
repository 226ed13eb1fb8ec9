import { createHmac } from 'node:crypto';
import type { Peer } from '../show/broadcast/link.ts';
import type { Client } from '../show/client.ts';

/** 48 bits: of a hundred thousand buyers of a show, two meet by chance in one show of fifty thousand. */
const KEY_BYTES = 6;

/**
 * The keys by which the buyers of one browser or one network address are counted in a show: HMAC-SHA256 under the server's
 * secret, so that nobody who reads the log can try out all addresses, and other ones in each show, so that nobody can be
 * followed from one to the next.
 */
export function clientKeys(
  secret: string,
  logId: string,
  { address, browser }: Peer,
): Required<Pick<Client, 'network' | 'browser'>> {
  const keyOf = (kind: string, value: string): number =>
    createHmac('sha256', secret).update(`${kind} ${logId} ${value}`).digest().readUIntBE(0, KEY_BYTES);
  return { network: keyOf('network', address), browser: keyOf('browser', browser) };
}
