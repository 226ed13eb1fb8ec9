import { createConnection, type Socket } from 'node:net';

const TEXT = 0x81;
const PING = 9;
const PONG = 0x8a;
const MASKED = 0x80;

/** A client's text frame; its mask is zero, which the protocol allows and which leaves the text as it is. */
export function textFrame(text: string): Buffer {
  return clientFrame(TEXT, Buffer.from(text));
}

function clientFrame(first: number, payload: Buffer): Buffer {
  const length =
    payload.length < 126
      ? [MASKED | payload.length]
      : [MASKED | 126, payload.length >> 8, payload.length & 0xff];
  return Buffer.concat([Buffer.from([first, ...length, 0, 0, 0, 0]), payload]);
}

/**
 * A WebSocket of as little work as can be, so that one core can play many buyers: it sends frames made beforehand,
 * answers pings, and gives every text to its listener.
 */
export class RawSocket {
  readonly #socket: Socket;
  readonly #onText: (text: Buffer) => void;
  #rest: Buffer = Buffer.alloc(0);
  #open = false;

  /** Connects from a given address of this machine; `onOpen` when frames can be sent. */
  constructor(port: number, from: string, onOpen: () => void, onText: (text: Buffer) => void) {
    this.#onText = onText;
    this.#socket = createConnection({ port, host: '127.0.0.1', localAddress: from, noDelay: true });
    this.#socket.write(
      `GET /socket HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
    );
    this.#socket.on('data', chunk => this.#take(chunk, onOpen));
    this.#socket.on('error', error => {
      throw error;
    });
  }

  send(frame: Buffer): void {
    this.#socket.write(frame);
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(chunk: Buffer, onOpen: () => void): void {
    let bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk;
    if (!this.#open) {
      const end = bytes.indexOf('\r\n\r\n');
      if (end !== -1) {
        if (!bytes.toString('latin1', 0, 12).endsWith('101'))
          throw new Error(bytes.toString('latin1', 0, 80));
        this.#open = true;
        bytes = bytes.subarray(end + 4);
        onOpen();
      }
    }
    if (this.#open) bytes = this.#frames(bytes);
    this.#rest = bytes.length > 0 ? Buffer.from(bytes) : bytes;
  }

  /** Takes whole frames off the front, and gives back what is left. */
  #frames(bytes: Buffer): Buffer {
    let rest = bytes;
    for (let end = endOfFrame(rest); end <= rest.length; end = endOfFrame(rest)) {
      const payload = rest.subarray(headerOf(rest), end);
      const opcode = (rest[0] ?? 0) & 0x0f;
      if (opcode === 1) this.#onText(payload);
      else if (opcode === PING) this.#socket.write(clientFrame(PONG, payload));
      rest = rest.subarray(end);
    }
    return rest;
  }
}

/** A server's frames are not masked, and none of this bench's is over 64 KB. */
const headerOf = (bytes: Buffer): number => (bytes[1] === 126 ? 4 : 2);

/** Where the first frame ends; beyond all bytes where it is not all there. */
function endOfFrame(bytes: Buffer): number {
  const header = headerOf(bytes);
  if (bytes.length < header) return Number.POSITIVE_INFINITY;
  return header + (header === 4 ? bytes.readUInt16BE(2) : (bytes[1] ?? 0));
}
