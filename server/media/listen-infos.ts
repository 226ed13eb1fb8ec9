import { lookup } from 'node:dns/promises';
import { networkInterfaces } from 'node:os';
import type { types } from 'mediasoup';
import { MediaUnavailable } from './media-unavailable-error.ts';

export interface ListenOptions {
  /** Address or host name to listen on; 0.0.0.0 and :: mean every address of this machine. */
  readonly listenIp: string;
  /** What viewers are told instead, for a machine behind address translation. */
  readonly announcedAddress?: string | undefined;
}

/**
 * The sockets of one worker: UDP, and TCP for networks that block it, on the same port. A candidate must name an
 * address that viewers can reach, so "every address" without an announced one becomes one socket for each of them.
 */
export async function listenInfos(
  options: ListenOptions,
  port: number,
): Promise<types.TransportListenInfo[]> {
  const ip = await resolve(options.listenIp);
  const announced = options.announcedAddress;
  const addresses = announced ? [ip] : concrete(ip);
  return addresses.flatMap(address =>
    (['udp', 'tcp'] as const).map(protocol => ({
      protocol,
      ip: address,
      port,
      ...(announced ? { announcedAddress: announced } : {}),
    })),
  );
}

async function resolve(host: string): Promise<string> {
  try {
    return (await lookup(host)).address;
  } catch (error) {
    throw new MediaUnavailable(
      `"${host}" is no address of this machine. Choose one with --host, or 0.0.0.0 for all.`,
      error,
    );
  }
}

function concrete(ip: string): string[] {
  if (ip !== '0.0.0.0' && ip !== '::') return [ip];
  const own = Object.values(networkInterfaces()).flatMap(addresses => addresses ?? []);
  const usable = own.filter(
    ({ family, address }) => family === 'IPv4' || (ip === '::' && !address.startsWith('fe80')),
  );
  // Candidates are tried in this order: what another machine can reach comes before the loopback.
  return usable.sort((a, b) => Number(a.internal) - Number(b.internal)).map(({ address }) => address);
}
