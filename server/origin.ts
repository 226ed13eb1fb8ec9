import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Config } from './config.ts';

const ANY = ['0.0.0.0', '::'];
const LOOPBACK = /^(localhost$|127\.|::1$)/;

type Named = Pick<Config, 'host' | 'announce'> & Partial<Pick<Config, 'tls' | 'publicUrl'>>;

/** Whether a server that listens there is reached by its own machine only. */
export const isOwnMachine = (host: string): boolean => LOOPBACK.test(host);

/** The path at which a proxy in front serves this server, without a slash at its end; empty for the whole of a name. */
export const pathPrefixOf = ({ publicUrl }: Partial<Pick<Config, 'publicUrl'>>): string =>
  publicUrl ? new URL(publicUrl).pathname.replace(/\/$/, '') : '';

/** A server's address of a host and port; the port is left out where it is the scheme's own. */
export const originOf = (host: string, port: number, isTls = false): string =>
  new URL(`${isTls ? 'https' : 'http'}://${isIP(host) === 6 ? `[${host}]` : host}:${port}`).origin;

/** The port of an address, also where it is the scheme's own and not written. */
export function portOf(address: string): number {
  const { port, protocol } = new URL(address);
  return Number(port) || (protocol === 'https:' ? 443 : 80);
}

/**
 * Whether the server's own port speaks TLS. One that listens to its own machine only needs none there, and its host is not
 * warned of a certificate that was made for the network.
 */
export const speaksTls = ({ tls, host }: Pick<Named, 'tls' | 'host'>): boolean =>
  tls !== undefined && (tls.kind === 'files' || !isOwnMachine(host));

/** The name or address by which others reach the server, as far as the settings say it. */
export function reachedName({ host, announce, publicUrl }: Named): string | undefined {
  if (publicUrl) return new URL(publicUrl).hostname.replace(/^\[|\]$/g, '');
  return announce ?? (ANY.includes(host) || isOwnMachine(host) ? undefined : host);
}

/**
 * The address for a browser on this machine; browsers allow cameras on localhost without TLS. A certificate from files is
 * for a name, which localhost is not.
 */
export function ownOrigin(config: Named, port: number): string {
  const { host, announce, publicUrl, tls } = config;
  if (tls?.kind === 'files' && (publicUrl ?? announce) !== undefined)
    return publicUrl ?? originOf(announce ?? '', port, true);
  return originOf(ANY.includes(host) ? 'localhost' : host, port, speaksTls(config));
}

/** The address for other machines: the announced one, else this machine's own. Undefined where none can come in. */
export function publicOrigin(config: Named, port: number): string | undefined {
  const { host, announce, publicUrl } = config;
  if (publicUrl) return publicUrl;
  if (isOwnMachine(host)) return undefined;
  const isTls = speaksTls(config);
  if (announce) return originOf(announce, port, isTls);
  if (!ANY.includes(host)) return originOf(host, port, isTls);
  const outside = Object.values(networkInterfaces())
    .flatMap(addresses => addresses ?? [])
    .filter(({ internal, address }) => !internal && !address.startsWith('fe80'));
  const best = outside.find(({ family }) => family === 'IPv4') ?? (host === '::' ? outside[0] : undefined);
  return best && originOf(best.address, port, isTls);
}

/**
 * Whether a request comes from a page of this server, by its Origin (RFC 6455, 10.2): a page of another site can't open a
 * socket in its visitor's name. What sends no origin is no page. The server is known by the host that was asked for, here or
 * at a proxy in front, by the proxy's own address, and by its announced one.
 */
export function isOwnPage(
  { headers }: Pick<IncomingMessage, 'headers'>,
  { announce, publicUrl }: Pick<Config, 'announce'> & Partial<Pick<Config, 'publicUrl'>>,
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
    isAskedFor ||
    (publicUrl !== undefined && page.origin === new URL(publicUrl).origin) ||
    (announce !== undefined && page.hostname === URL.parse(`http://${announce}`)?.hostname)
  );
}
