import type { IncomingMessage } from 'node:http';
import { networkInterfaces } from 'node:os';
import type { Config } from './config.ts';

const ANY = ['0.0.0.0', '::'];
const LOOPBACK = /^(localhost|127\.|::1$)/;

const originOf = (host: string, port: number): string =>
  `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

/** The address for a browser on this machine; browsers allow cameras on localhost without TLS. */
export function ownOrigin(host: string, port: number): string {
  return originOf(ANY.includes(host) ? 'localhost' : host, port);
}

/** The address for other machines: the announced one, else this machine's own. Undefined where none can come in. */
export function publicOrigin(
  { host, announce }: Pick<Config, 'host' | 'announce'>,
  port: number,
): string | undefined {
  if (LOOPBACK.test(host)) return undefined;
  if (announce) return originOf(announce, port);
  if (!ANY.includes(host)) return originOf(host, port);
  const outside = Object.values(networkInterfaces())
    .flatMap(addresses => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal);
  return outside && originOf(outside.address, port);
}

/**
 * Whether a request comes from a page of this server, by its Origin (RFC 6455, 10.2): a page of another site can't open a
 * socket in its visitor's name. What sends no origin is no page. The server is known by the host that was asked for, here or
 * at a proxy in front, and by its announced address.
 */
export function isOwnPage(
  { headers }: Pick<IncomingMessage, 'headers'>,
  { announce }: Pick<Config, 'announce'>,
): boolean {
  const { origin } = headers;
  if (origin === undefined) return true;
  const page = URL.parse(origin);
  if (!page) return false;
  const hosts = [headers.host, ...String(headers['x-forwarded-host'] ?? '').split(',')];
  // A host without a port has the one of the page's own scheme: what is spoken to a proxy is not known here.
  const isAskedFor = hosts.some(
    host => host && URL.parse(`${page.protocol}//${host.trim()}`)?.host === page.host,
  );
  return (
    isAskedFor || (announce !== undefined && page.hostname === URL.parse(`http://${announce}`)?.hostname)
  );
}
