/** The address of the socket of the server that this page came from. */
export function ownSocketUrl(): string {
  const { protocol, host } = globalThis.location;
  return `${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}/socket`;
}
