import { z } from 'zod';
import { trustedProxies } from '../edge/client-address.ts';
import { StartError } from '../start-error.ts';
import { pagePort } from './refused-ports.ts';
import { PORT_RULE, port, type Settings, setting } from './setting.ts';

/** `stun:host`, `turn:host:port?transport=tcp`, or with a name and password of its own `turn:name:password@host`. */
const ICE_SERVER = /^((stun|turn)s?:[^\s@<>"]+|turns?:[^\s:@]+:[^\s@]+@[^\s@<>"]+)$/;
/** A TURN server whose credentials are made by a shared secret. */
const SHARED_SECRET_TURN = /^turns?:[^@]+$/;

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
    'STUN servers told to encoders and players, and TURN servers told to those of the show',
  ),
  'turn-secret': setting(
    'VITRINE_TURN_SECRET',
    z.string().min(16).optional(),
    'have at least 16 characters',
    'what the TURN servers know too (coturn: static-auth-secret), for credentials that hold 12 hours',
  ),
  announce: setting(
    'VITRINE_ANNOUNCE',
    z.string().min(1).optional(),
    'be an address',
    'address told to viewers for media',
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
  /** Proxies whose X-Forwarded-For is believed, as `fastify({ trustProxy })` takes them. */
  readonly trustProxy: false | string[];
}

/** Reads the settings of the network. Throws a StartError where they don't fit each other. */
export function networkConfig(value: (name: keyof typeof NETWORK_SETTINGS) => unknown): NetworkConfig {
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
    trustProxy: value('trust-proxy') as false | string[],
  };
}
