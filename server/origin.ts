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
