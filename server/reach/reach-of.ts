import { BlockList, isIP } from 'node:net';
import type { Reach } from '../../shared/reach/contract.ts';
import type { ServerContext } from '../show/feature.ts';

/** Addresses that lead nowhere outside of a home or an office (RFC 1918, 3927, 4193, 4291, 6598). */
const PRIVATE = new BlockList();
for (const [net, bits] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
] as const)
  PRIVATE.addSubnet(net, bits);
PRIVATE.addSubnet('fc00::', 7, 'ipv6');
PRIVATE.addSubnet('fe80::', 10, 'ipv6');

export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  return family > 0 && PRIVATE.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/** Who can reach the server. */
export function reachOf({
  origin,
  ownOrigin,
}: Pick<ServerContext, 'origin' | 'ownOrigin'>): Pick<Reach, 'kind' | 'origin'> {
  if (origin === undefined) return { kind: 'machine', origin: ownOrigin };
  const host = new URL(origin).hostname.replace(/^\[|\]$/g, '');
  return { kind: isPrivateAddress(host) ? 'network' : 'address', origin };
}
