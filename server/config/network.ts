import { isIP } from 'node:net';
import { z } from 'zod';
import { trustedProxies } from '../edge/client-address.ts';
import { StartError } from '../start-error.ts';
import { pagePort } from './refused-ports.ts';
import { PORT_RULE, port, type Settings, setting } from './setting.ts';

/** `stun:host`, `turn:host:port?transport=tcp`, or with a name and password of its own `turn:name:password@host`. */
const ICE_SERVER = /^((stun|turn)s?:[^\s@<>"]+|turns?:[^\s:@]+:[^\s@]+@[^\s@<>"]+)$/;
/** A TURN server whose credentials are made by a shared secret. */
const SHARED_SECRET_TURN = /^turns?:[^@]+$/;

/** A name, where a proxy gives this server a part of one with the path of that part, and nothing more. */
function isPlainAddress(address: string): boolean {
  const url = URL.parse(address);
  if (!url) return false;
  const { username, pathname, search, hash } = url;
  return `${username}${search}${hash}` === '' && /^(\/[\w.~-]+)*\/?$/.test(pathname);
}

/** Where the server listens, and how others reach it. */
export const NETWORK_SETTINGS = {
  host: setting(
    'VITRINE_HOST',
    z.string().min(1).default('127.0.0.1'),
    'be an address',
    'address to listen on',
  ),
  port: setting('VITRINE_PORT', port.default(8787), PORT_RULE, 'port for pages and chat'),
  'media-host': setting(
    'VITRINE_MEDIA_HOST',
    z.string().min(1).optional(),
    'be an address',
    'address to listen on for pictures and sound, as where a proxy takes only the pages; that of --host where absent',
  ),
  'media-port': setting(
    'VITRINE_MEDIA_PORT',
    port.default(44444),
    PORT_RULE,
    'first port for pictures and sound, UDP and TCP; one more for each further core',
  ),
  'rtmp-port': setting(
    'VITRINE_RTMP_PORT',
    port.default(1935),
    PORT_RULE,
    'port for encoders that send by RTMP, such as OBS',
  ),
  'ice-servers': setting(
    'VITRINE_ICE_SERVERS',
    z
      .string()
      .default('')
      .transform(list => list.split(',').filter(Boolean))
      .pipe(z.array(z.string().regex(ICE_SERVER))),
    'be a list such as stun:example.org,turn:example.org:3478',
    'STUN servers told to encoders and players, by which this server finds its own public address too, and TURN servers told to those of the show',
  ),
  'turn-secret': setting(
    'VITRINE_TURN_SECRET',
    z.string().min(16).optional(),
    'have at least 16 characters',
    'what the TURN servers know too (coturn: static-auth-secret), for credentials that hold 12 hours',
  ),
  announce: setting(
    'VITRINE_ANNOUNCE',
    z
      .string()
      .refine(value => isIP(value) > 0 || /^[^\s/:@?#]+$/.test(value))
      .optional(),
    'be an address or a name, without a scheme or a port',
    'address or name told to viewers for media; found by the STUN servers of --ice-servers where absent',
  ),
  'public-url': setting(
    'VITRINE_PUBLIC_URL',
    z
      .url({ protocol: /^https?$/ })
      .refine(isPlainAddress)
      .optional(),
    'be an address such as https://live.example.org or https://example.org/live',
    'address that a proxy in front gives this server, with the path if it is a part of a name only',
  ),
  'tls-cert': setting(
    'VITRINE_TLS_CERT',
    z.string().min(1).optional(),
    'be a file',
    'certificate with its chain, in PEM; read again when the file changes',
  ),
  'tls-key': setting(
    'VITRINE_TLS_KEY',
    z.string().min(1).optional(),
    'be a file',
    'private key of the certificate, in PEM',
  ),
  'tls-self-signed': setting(
    'VITRINE_TLS_SELF_SIGNED',
    z.enum(['no', 'yes']).default('no'),
    'be yes or no',
    'whether the server makes a certificate for its network, of which browsers warn once',
  ),
  'trust-proxy': setting(
    'VITRINE_TRUST_PROXY',
    z
      .string()
      .default('no')
      .transform((value, context) => {
        try {
          return trustedProxies(value);
        } catch (error) {
          context.addIssue(String(error));
          return z.NEVER;
        }
      }),
    'be no, yes or a list of addresses and networks such as 10.0.0.0/8',
    'proxies in front whose X-Forwarded-For is believed',
  ),
} as const satisfies Settings;

/** Where the server's certificate comes from. */
export type TlsConfig =
  | { readonly kind: 'files'; readonly cert: string; readonly key: string }
  | { readonly kind: 'self-signed' };

export interface NetworkConfig {
  readonly host: string;
  readonly port: number;
  /** Where media workers and the RTMP port listen. */
  readonly mediaHost: string;
  readonly mediaPort: number;
  readonly rtmpPort: number;
  readonly iceServers: readonly string[];
  /** Shared with the TURN servers that are named without a password. */
  readonly turnSecret: string | undefined;
  readonly announce: string | undefined;
  /** Without a slash at its end. */
  readonly publicUrl: string | undefined;
  /** Undefined for plain HTTP. */
  readonly tls: TlsConfig | undefined;
  /** Proxies whose X-Forwarded-For is believed, as `fastify({ trustProxy })` takes them. */
  readonly trustProxy: false | string[];
}

type Values = (name: keyof typeof NETWORK_SETTINGS) => unknown;

function tlsConfig(value: Values): TlsConfig | undefined {
  const cert = value('tls-cert') as string | undefined;
  const key = value('tls-key') as string | undefined;
  const isSelfSigned = value('tls-self-signed') === 'yes';
  if ((cert === undefined) !== (key === undefined))
    throw new StartError(
      `A certificate needs its private key: give both --tls-cert and --tls-key, not only --tls-${cert ? 'cert' : 'key'}.`,
    );
  if (cert === undefined || key === undefined) return isSelfSigned ? { kind: 'self-signed' } : undefined;
  if (isSelfSigned) throw new StartError('Give either --tls-cert with --tls-key, or --tls-self-signed yes.');
  return { kind: 'files', cert, key };
}

/** Reads the settings of the network. Throws a StartError where they don't fit each other. */
export function networkConfig(value: Values): NetworkConfig {
  const iceServers = value('ice-servers') as string[];
  const turnSecret = value('turn-secret') as string | undefined;
  if (turnSecret === undefined && iceServers.some(each => SHARED_SECRET_TURN.test(each)))
    throw new StartError(
      'A TURN server without a name and password needs --turn-secret (VITRINE_TURN_SECRET).',
    );
  return {
    host: value('host') as string,
    port: pagePort(value('port') as number),
    mediaHost: (value('media-host') ?? value('host')) as string,
    mediaPort: value('media-port') as number,
    rtmpPort: value('rtmp-port') as number,
    iceServers,
    turnSecret,
    announce: value('announce') as string | undefined,
    publicUrl: (value('public-url') as string | undefined)?.replace(/\/+$/, ''),
    tls: tlsConfig(value),
    trustProxy: value('trust-proxy') as false | string[],
  };
}
