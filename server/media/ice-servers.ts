import { createHmac } from 'node:crypto';

/** How long TURN credentials hold: longer than a show, because a session that is refreshed is checked again. */
const TURN_HOURS = 12;
/** Whom an encoder's credentials are made out to: it has the show's key and no name. */
export const ENCODER = 'encoder';

export interface IceServerSettings {
  /** Each is `stun:host`, `turn:host` or `turn:name:password@host`. */
  readonly servers: readonly string[];
  /** The secret that the TURN servers share with this one, such as coturn's `static-auth-secret`. */
  readonly turnSecret: string | undefined;
}

/**
 * A TURN server's name and password for one member and a limited time, after "A REST API For Access To TURN Services"
 * (draft-uberti-behave-turn-rest), which coturn's `use-auth-secret` understands.
 * @param now milliseconds since the epoch
 */
export function turnCredential(
  secret: string,
  memberId: string,
  now: number,
): { username: string; credential: string } {
  const username = `${Math.floor(now / 1000) + TURN_HOURS * 60 * 60}:${memberId}`;
  return { username, credential: createHmac('sha1', secret).update(username).digest('base64') };
}

/** An ICE server as browsers take it (RTCIceServer). */
export interface IceServer {
  readonly urls: string;
  readonly username?: string;
  readonly credential?: string;
}

/**
 * The ICE servers for whoever asks. TURN servers, whose use costs their owner traffic, are told to members of the show alone.
 * @param memberId who asks; undefined for somebody who has not shown that they belong to the show
 */
export function iceServersFor(
  { servers, turnSecret }: IceServerSettings,
  memberId: string | undefined,
  now: number,
): IceServer[] {
  return servers.flatMap(server => {
    const [, scheme = '', name, password, host] = /^(\w+):(?:([^:@]+):([^@]+)@)?(.+)$/.exec(server) ?? [];
    const urls = `${scheme}:${host}`;
    if (!scheme.startsWith('turn')) return { urls };
    if (memberId === undefined) return [];
    const given = name && password ? { username: name, credential: password } : undefined;
    return { urls, ...(given ?? turnCredential(turnSecret ?? '', memberId, now)) };
  });
}

/** The same as Link headers (RFC 9725, 4.6). */
export const iceLinks = (...asked: Parameters<typeof iceServersFor>): string[] =>
  iceServersFor(...asked).map(({ urls, username, credential }) => {
    const link = `<${urls}>; rel="ice-server"`;
    if (username === undefined || credential === undefined) return link;
    return `${link}; username="${quoted(username)}"; credential="${quoted(credential)}"; credential-type="password"`;
  });

/** The inside of a quoted string of a header (RFC 9110, 5.6.4). */
const quoted = (text: string): string => text.replace(/["\\]/g, '\\$&');
