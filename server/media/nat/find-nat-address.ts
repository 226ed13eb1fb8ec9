import { isIPv6 } from 'node:net';
import type { Config } from '../../config.ts';
import { isOwnMachine } from '../../origin.ts';
import { askStun, type NatAddress } from './stun.ts';

const WITHIN_MS = 3000;

export interface NatSearch {
  /** Absent where this machine has the same address to others, or nothing could be asked. */
  readonly nat?: NatAddress;
  /** The servers that were asked, where none of them has answered. */
  readonly unanswered?: readonly string[];
}

/**
 * Finds the address that a server behind NAT has to others, as in most clouds, by the STUN servers of the settings. Where it
 * is announced by hand, or the server listens to its own machine only, there is nothing to find.
 */
export async function findNatAddress(
  { mediaHost, announce, iceServers }: Pick<Config, 'mediaHost' | 'announce' | 'iceServers'>,
  withinMs = WITHIN_MS,
): Promise<NatSearch> {
  const servers = iceServers.filter(each => each.startsWith('stun:'));
  const hasNoNat = isIPv6(mediaHost) && mediaHost !== '::';
  if (announce !== undefined || isOwnMachine(mediaHost) || hasNoNat || servers.length === 0) return {};
  const from = mediaHost === '::' ? '0.0.0.0' : mediaHost;
  const enough = new AbortController();
  const signal = AbortSignal.any([enough.signal, AbortSignal.timeout(withinMs)]);
  try {
    const nat = await Promise.any(servers.map(server => askStun(server, from, signal)));
    return nat.own === nat.announced ? {} : { nat };
  } catch {
    return { unanswered: servers };
  } finally {
    enough.abort();
  }
}
