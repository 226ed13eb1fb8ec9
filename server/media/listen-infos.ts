import { lookup } from 'node:dns/promises';
import { networkInterfaces } from 'node:os';
import type { types } from 'mediasoup';
import { MediaUnavailableError } from './media-unavailable-error.ts';
import type { NatAddress } from './nat/stun.ts';

export interface ListenOptions {
  /** Address or host name to listen on; 0.0.0.0 and :: mean every address of this machine. */
  readonly listenIp: string;
  /** Address in the ICE candidates instead, for a machine behind NAT. */
  readonly announcedAddress?: string | undefined;
  /** An address of this machine that others know by another one, which was found; both stand in the candidates. */
  readonly nat?: NatAddress | undefined;
}

/**
 * mediasoup's listen infos of one worker: UDP, and TCP for networks that block it, on the same port. An ICE candidate
 * must name an address that viewers can reach, so 0.0.0.0 without an announced address becomes one socket for each
 * address. Throws a MediaUnavailableError where the host can't be resolved.
 */
export async function listenInfos(
  options: ListenOptions,
  port: number,
): Promise<types.TransportListenInfo[]> {
  const ip = await resolveHost(options.listenIp);
  const { announcedAddress, nat } = options;
  const addresses = announcedAddress ? [ip] : concreteAddresses(ip);
  return addresses.flatMap(address =>
    (['udp', 'tcp'] as const).map(protocol => ({
      protocol,
      ip: address,
      port,
      ...(announcedAddress ? { announcedAddress } : {}),
      ...(address === nat?.own ? { announcedAddress: nat.announced, exposeInternalIp: true } : {}),
    })),
  );
}

async function resolveHost(host: string): Promise<string> {
  try {
    return (await lookup(host)).address;
  } catch (error) {
    throw new MediaUnavailableError(
      'bad-address',
      `"${host}" is no address of this machine. Choose one with --host, or 0.0.0.0 for all.`,
      error,
    );
  }
}

function concreteAddresses(ip: string): string[] {
  if (ip !== '0.0.0.0' && ip !== '::') return [ip];
  const own = Object.values(networkInterfaces()).flatMap(addresses => addresses ?? []);
  const usable = own.filter(
    ({ family, address }) => family === 'IPv4' || (ip === '::' && !address.startsWith('fe80')),
  );
  // ICE tries candidates in this order: addresses that other machines can reach come before the loopback.
  return usable.sort((a, b) => Number(a.internal) - Number(b.internal)).map(({ address }) => address);
}
