/** Default port of obs-websocket. */
export const DEFAULT_PORT = 4455;
export const LOCAL_ADDRESS = `ws://127.0.0.1:${DEFAULT_PORT}`;

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Makes a WebSocket address of what a person types: `192.168.1.20`, `studio-pc:4456`, `ws://127.0.0.1:4455`. Undefined
 * if it is not a valid address.
 */
export function obsAddress(typed: string): string | undefined {
  const text = typed.trim();
  const withScheme = /^wss?:\/\//i.test(text) ? text : `ws://${text}`;
  if (text === '' || /\s/.test(text) || !URL.canParse(withScheme)) return undefined;
  const url = new URL(withScheme);
  if (url.hostname === '') return undefined;
  // URL drops the default port of a scheme, so an explicit one has to be found in the text.
  const hasPort = url.port !== '' || /:\d+\/?$/.test(text);
  return `${url.protocol}//${url.hostname}:${hasPort ? url.port || '80' : DEFAULT_PORT}`;
}

/** True if OBS runs on this machine, so that its virtual camera is available too. */
export const isOwnMachine = (address: string): boolean =>
  URL.canParse(address) && LOOPBACK.test(new URL(address).hostname);
