import type { Socket } from 'node:net';
import type { Lane } from '../../shared/show/contract.ts';

/**
 * The language between the writer's process and an edge: a four-byte length of what follows, a byte for the kind, four
 * for the connection or group it is about, then bytes. All numbers big-endian.
 */
export const Kind = {
  // To the edge.
  /** connection; u32 group */
  join: 1,
  /** connection */
  leave: 2,
  /** connection; u8 lane, frame */
  send: 3,
  /** connection; u16 code, reason */
  close: 4,
  /** group; u8 lane, u16 lines, frame */
  publish: 5,
  /** Close all sockets and end. */
  shutDown: 6,
  /** connection; the writer's process has let go of it */
  released: 7,
  // To the writer.
  ready: 10,
  /** connection; it is here, and its handshake waits for `released` */
  arrived: 14,
  /** connection */
  opened: 11,
  /** connection; u8 whether binary, bytes */
  message: 12,
  /** connection; it was cut off because it sent too much */
  flooded: 15,
  /** connection */
  closed: 13,
} as const;

const LANES: readonly Lane[] = ['urgent', 'state', 'talk'];
const HEADER = 9;
/** Payloads up to here are copied behind their header, which costs less than a write of its own. */
const COPIED_BYTES = 4096;
const EMPTY = Buffer.alloc(0);

export function laneCode(lane: Lane): number {
  return LANES.indexOf(lane);
}

export function laneOf(code: number | undefined): Lane {
  return LANES[code ?? 0] ?? 'state';
}

/** The lower 16 bits of a number, as fields of a message. */
export function u16(value: number): [number, number] {
  return [(value >>> 8) & 0xff, value & 0xff];
}

/** One end of the way between the writer's process and an edge. */
export class Wire {
  readonly #socket: Socket;
  #flushing: NodeJS.Immediate | undefined;

  constructor(socket: Socket, onMessage: (kind: number, id: number, payload: Buffer) => void) {
    this.#socket = socket;
    const reader = new WireReader(onMessage);
    socket.on('data', chunk => reader.push(chunk));
    // The end of either process is heard of by its exit.
    socket.on('error', () => {});
  }

  /** Bytes that the other end has not taken yet. */
  get unsentBytes(): number {
    return this.#socket.writableLength;
  }

  /** Sends what waits now, and not at the end of this turn of the event loop. */
  flush(): void {
    clearImmediate(this.#flushing);
    this.#flushing = undefined;
    this.#socket.uncork();
  }

  /** Sends one message; all of one turn of the event loop go in one write. `fields` stand before the payload. */
  send(kind: number, id: number, fields: readonly number[] = [], payload: Buffer = EMPTY): void {
    if (this.#socket.destroyed) return;
    if (!this.#flushing) {
      this.#socket.cork();
      this.#flushing = setImmediate(() => this.flush());
    }
    const isCopied = payload.length <= COPIED_BYTES;
    const start = HEADER + fields.length;
    const message = Buffer.allocUnsafe(start + (isCopied ? payload.length : 0));
    message.writeUInt32BE(start - 4 + payload.length, 0);
    message[4] = kind;
    message.writeUInt32BE(id, 5);
    for (const [index, field] of fields.entries()) message[HEADER + index] = field;
    if (isCopied) payload.copy(message, start);
    this.#socket.write(message);
    if (!isCopied) this.#socket.write(payload);
  }
}

/** Cuts a stream of bytes into messages. */
export class WireReader {
  readonly #onMessage: (kind: number, id: number, payload: Buffer) => void;
  #chunks: Buffer[] = [];
  #length = 0;
  /** Bytes that there must be before it is worth a look. */
  #needed = HEADER;

  constructor(onMessage: (kind: number, id: number, payload: Buffer) => void) {
    this.#onMessage = onMessage;
  }

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    if (this.#length < this.#needed) return;
    let rest = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks);
    while (rest.length >= HEADER) {
      const end = 4 + rest.readUInt32BE(0);
      if (rest.length < end) break;
      this.#onMessage(rest[4] ?? 0, rest.readUInt32BE(5), rest.subarray(HEADER, end));
      rest = rest.subarray(end);
    }
    this.#chunks = rest.length > 0 ? [rest] : [];
    this.#length = rest.length;
    this.#needed = rest.length >= HEADER ? 4 + rest.readUInt32BE(0) : HEADER;
  }
}
