import { createConnection, type Socket } from 'node:net';
import { clientFrame, TEXT, upgradeRequest } from './client-frame.ts';
import type { Dialect } from './dialect.ts';

const [CLOSE, PING, PONG] = [8, 9, 10];
/** Of a frame whose payload is longer than 64 KB. */
const LONG_HEADER = 10;

interface CrowdSocketOptions {
  readonly port: number;
  /** Local address to connect from. */
  readonly from: string;
  readonly dialect: Dialect;
  readonly onFrame: (socket: CrowdSocket, bytes: Buffer, from: number, to: number) => void;
  readonly onJoined: () => void;
  readonly onEnd: () => void;
}

/** All sockets read into the same memory, and only what is cut off at its end is copied. */
const shared = Buffer.allocUnsafe(256 * 1024);

/** A WebSocket client of as little work as can be. Frames of more than 64 KB are read over. */
export class CrowdSocket {
  readonly #socket: Socket;
  readonly #options: CrowdSocketOptions;
  #rest: Buffer | undefined;
  /** Bytes of a long frame that are still to be read over. */
  #skip = 0;
  #isOpen = false;
  #isJoined = false;

  constructor(options: CrowdSocketOptions) {
    this.#options = options;
    const { port, from, dialect, onEnd } = options;
    const onread = {
      buffer: shared,
      callback: (length: number) => {
        this.#take(length);
        return true;
      },
    };
    this.#socket = createConnection({ port, host: '127.0.0.1', localAddress: from, noDelay: true, onread });
    this.#socket.write(upgradeRequest(dialect.path, port));
    this.#socket.on('error', () => {});
    this.#socket.on('close', onEnd);
  }

  send(text: string): void {
    this.#socket.write(clientFrame(TEXT, Buffer.from(text)));
  }

  joined(): void {
    if (this.#isJoined) return;
    this.#isJoined = true;
    this.#options.onJoined();
  }

  /** Reads nothing from now on. */
  stall(): void {
    this.#socket.pause();
  }

  #take(length: number): void {
    const chunk = shared.subarray(0, length);
    let bytes: Buffer = this.#rest ? Buffer.concat([this.#rest, chunk]) : chunk;
    if (!this.#isOpen) bytes = this.#open(bytes);
    const end = this.#isOpen ? this.#frames(bytes) : 0;
    this.#rest = end < bytes.length ? Buffer.from(bytes.subarray(end)) : undefined;
  }

  /** Gives back what follows the server's answer to the upgrade; all where that is not there. */
  #open(bytes: Buffer): Buffer {
    const end = bytes.indexOf('\r\n\r\n');
    if (end === -1) return bytes;
    if (!bytes.toString('latin1', 0, 12).endsWith('101')) throw new Error(bytes.toString('latin1', 0, 80));
    this.#isOpen = true;
    for (const frame of this.#options.dialect.hello) this.send(frame);
    if (this.#options.dialect.joined === undefined) this.joined();
    return bytes.subarray(end + 4);
  }

  /** Tells of all whole frames, and of the first bytes of a long one; where the rest begins. */
  #frames(bytes: Buffer): number {
    let at = Math.min(this.#skip, bytes.length);
    this.#skip -= at;
    for (let frame = frameAt(bytes, at); frame; frame = frameAt(bytes, at)) {
      const isLong = frame.payload - at === LONG_HEADER;
      if (frame.end > bytes.length && !isLong) break;
      this.#frame((bytes[at] ?? 0) & 0x0f, bytes, frame.payload, isLong ? frame.payload + 64 : frame.end);
      this.#skip = Math.max(0, frame.end - bytes.length);
      at = Math.min(frame.end, bytes.length);
    }
    return at;
  }

  #frame(opcode: number, bytes: Buffer, from: number, to: number): void {
    if (opcode === TEXT) this.#options.onFrame(this, bytes, from, to);
    else if (opcode === PING) this.#socket.write(clientFrame(PONG, bytes.subarray(from, to)));
    else if (opcode === CLOSE) this.#socket.end();
  }
}

interface FramePlace {
  readonly payload: number;
  readonly end: number;
}

/** Where the payload of a frame begins and ends; undefined where its header is not all there. */
function frameAt(bytes: Buffer, at: number): FramePlace | undefined {
  const short = (bytes[at + 1] ?? 0) & 0x7f;
  const payload = at + (short < 126 ? 2 : short === 126 ? 4 : LONG_HEADER);
  if (payload > bytes.length) return undefined;
  if (short < 126) return { payload, end: payload + short };
  const length = short === 126 ? bytes.readUInt16BE(at + 2) : bytes.readUInt32BE(at + 6);
  return { payload, end: payload + length };
}
