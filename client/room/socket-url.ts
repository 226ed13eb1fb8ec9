import { serverAddress } from '../server-address.ts';

/** WebSocket address of the server that served this page. */
export function defaultSocketUrl(): string {
  return `${serverAddress().replace(/^http/, 'ws')}/socket`;
}
