/** Where OBS listens unless its owner has changed that. */
export const DEFAULT_PORT = 4455;
export const LOCAL_ADDRESS = `ws://127.0.0.1:${DEFAULT_PORT}`;

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Makes a websocket address of what a person types: `192.168.1.20`, `studio-pc:4456`, `ws://127.0.0.1:4455`. Undefined
 * where it can't be one.
 */
export function obsAddress(typed: string): string | undefined {
  const text = typed.trim();
  const withScheme = /^wss?:\/\//i.test(text) ? text : `ws://${text}`;
  if (text === '' || /\s/.test(text) || !URL.canParse(withScheme)) return undefined;
  const url = new URL(withScheme);
  if (url.hostname === '') return undefined;
  // The port that a scheme implies is left out by URL, so it has to be looked for in what was typed.
  const hasPort = url.port !== '' || /:\d+\/?$/.test(text);
  return `${url.protocol}//${url.hostname}:${hasPort ? url.port || '80' : DEFAULT_PORT}`;
}

/** Whether OBS runs on this very machine, where its virtual camera is at hand too. */
export const isOwnMachine = (address: string): boolean =>
  URL.canParse(address) && LOOPBACK.test(new URL(address).hostname);
