import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import proxyAddr from '@fastify/proxy-addr';

/** Proxies on this machine and in private networks. */
const PRIVATE = ['loopback', 'linklocal', 'uniquelocal'];

/**
 * Which proxies are believed: `no` for none, `yes` for those on this machine and in private networks, else a list of
 * addresses and networks such as `10.0.0.0/8,192.0.2.7`. Returns what `fastify({ trustProxy })` takes. Throws a TypeError
 * where an entry is no address.
 */
export function trustedProxies(setting: string): false | string[] {
  if (setting === 'no') return false;
  const list = setting === 'yes' ? PRIVATE : setting.split(',').map(each => each.trim());
  proxyAddr.compile(list);
  return list;
}

/**
 * Address of the client of a request: the last one in X-Forwarded-For that is not a trusted proxy's, because only what
 * trusted proxies wrote there is true. Without trusted proxies it is that of the socket.
 * @param onUnbelieved called for each request in which somebody who is not trusted names another address
 */
export function clientAddressOf(
  trusted: false | string[],
  onUnbelieved: () => void = () => {},
): (request: IncomingMessage) => string {
  if (!trusted)
    return ({ headers, socket }) => {
      if (headers['x-forwarded-for'] !== undefined) onUnbelieved();
      return socket.remoteAddress ?? '';
    };
  const trusts = proxyAddr.compile(trusted);
  return request => {
    const address = proxyAddr(request, trusts);
    // What a proxy passes on may be any text; then the proxy itself is the best that is known.
    return isIP(address) ? address : (request.socket.remoteAddress ?? '');
  };
}

/**
 * The name under which an address is counted: an IPv4 address by itself, also one mapped into IPv6, and of an IPv6
 * address its /64, because a single customer has all of that.
 */
export function addressKey(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped || isIP(address) !== 6) return mapped ?? address;
  const [left = '', right] = address.split('%', 1)[0]?.split('::') ?? [];
  const before = left.split(':').filter(Boolean);
  const after = right?.split(':').filter(Boolean) ?? [];
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  const words = [...before, ...zeros, ...after].slice(0, 4);
  return `${words.map(word => Number.parseInt(word, 16).toString(16)).join(':')}::/64`;
}
