/** Default port of obs-websocket. */
export const DEFAULT_PORT = 4455;
export const LOCAL_ADDRESS = `ws://127.0.0.1:${DEFAULT_PORT}`;

/** What may stand before an address, and what it is spoken by. */
const PROTOCOLS = new Map([
  ['ws', 'ws'],
  ['wss', 'wss'],
  ['http', 'ws'],
  ['https', 'wss'],
  ['obsws', 'ws'],
]);

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** An address of OBS's WebSocket server, and the password that came along with it. */
export interface ObsPlace {
  readonly address: string;
  readonly password?: string;
}

/** More than one colon and no brackets: an IPv6 address without a port. */
const isBareIpv6 = (text: string): boolean => /^[\da-f:.]*:[\da-f:.]*:[\da-f:.]*$/i.test(text);

/**
 * Where OBS is, from what a person types or pastes: `192.168.1.20`, `studio-pc:4456`, `ws://127.0.0.1:4455`, `fe80::1`, an
 * address with `http://` in front as browsers show it, or OBS's own connect code, `obsws://HOST:PORT/PASSWORD`. Undefined
 * if it is none of these.
 */
export function obsPlace(typed: string): ObsPlace | undefined {
  const text = typed.trim();
  const [, typedScheme = 'ws', rest = ''] = /^(?:([a-z]+):\/\/)?(.*)$/is.exec(text) ?? [];
  const scheme = typedScheme.toLowerCase();
  const protocol = PROTOCOLS.get(scheme);
  const withScheme = `${protocol}://${isBareIpv6(rest) ? `[${rest}]` : rest}`;
  if (!protocol || rest === '' || /\s/.test(rest) || !URL.canParse(withScheme)) return undefined;
  const { hostname, pathname } = new URL(withScheme);
  if (hostname === '') return undefined;
  // URL drops the default port of a scheme, so the port is taken from the text.
  const port = /^[a-z]+:\/\/[^/?#]*:(\d+)(?:[/?#]|$)/.exec(withScheme)?.[1] ?? DEFAULT_PORT;
  const address = `${protocol}://${hostname}:${port}`;
  const password = scheme === 'obsws' ? decoded(pathname.slice(1)) : '';
  return password ? { address, password } : { address };
}

/** A password with a percent sign that begins no escape is taken as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** True if OBS runs on this machine, so that its virtual camera is available too. */
export const isOwnMachine = (address: string): boolean =>
  URL.canParse(address) && LOOPBACK.test(new URL(address).hostname);
