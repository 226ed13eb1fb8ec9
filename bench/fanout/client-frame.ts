const [FINAL, MASKED] = [0x80, 0x80];
/** Opcode of a text frame (RFC 6455, 5.2). */
export const TEXT = 1;

/** A client's frame of at most 64 KB; its mask is zero, which the protocol allows and which leaves the payload as it is. */
export function clientFrame(opcode: number, payload: Buffer): Buffer {
  const length =
    payload.length < 126
      ? [MASKED | payload.length]
      : [MASKED | 126, payload.length >> 8, payload.length & 0xff];
  return Buffer.concat([Buffer.from([FINAL | opcode, ...length, 0, 0, 0, 0]), payload]);
}

/** The request with which a client opens a WebSocket; the key is always the same, as nobody checks its answer here. */
export function upgradeRequest(path: string, port: number): string {
  return (
    `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n'
  );
}
