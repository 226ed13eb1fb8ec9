/// <reference path="../../server/media/ingest/node-media-server.d.ts" />
import { randomBytes } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { connect, type Socket } from 'node:net';
import Amf from 'node-media-server/src/protocol/amf.js';
import { ChunkReader, type RtmpMessage } from '../../server/media/ingest/rtmp/chunk-reader.ts';
import type { FlvTag } from './flv.ts';

const HANDSHAKE_BYTES = 1536;
const CHUNK_BYTES = 4096;
const EXTENDED = 0xffffff;
const SET_CHUNK_SIZE = 1;
const ACKNOWLEDGEMENT = 3;
const USER_CONTROL = 4;
const PING_RESPONSE = 7;
const WINDOW_SIZE = 5;
const COMMAND = 20;

export interface RtmpStatus {
  readonly level: string;
  readonly code: string;
  readonly description: string;
}

interface ChunkOptions {
  readonly stream?: number;
  /** Whether chunks after the first leave out the extended time, as some encoders do. */
  readonly shortContinuation?: boolean;
}

/** A client that writes RTMP byte for byte, for what ffmpeg can't be made to do. */
export class RtmpWriter {
  readonly socket: Socket;
  /** The numbers of bytes that the server acknowledged. */
  readonly acknowledged: number[] = [];
  readonly statuses: RtmpStatus[] = [];
  /** What pings were answered with. */
  readonly pongs: number[] = [];
  /** Commands of the server's by name. */
  readonly #events = new EventEmitter();
  readonly #reader = new ChunkReader(1e6);
  readonly closed: Promise<unknown>;

  /** Connects; `from` is the address of this machine that it comes from. */
  static async open(port: number, from = '127.0.0.1'): Promise<RtmpWriter> {
    const socket = connect({ port, host: '127.0.0.1', localAddress: from });
    await once(socket, 'connect');
    const writer = new RtmpWriter(socket);
    await writer.#shakeHands();
    return writer;
  }

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.setNoDelay(true);
    socket.on('error', () => {});
    this.closed = new Promise(resolve => socket.once('close', resolve));
  }

  async #shakeHands(): Promise<void> {
    const { socket } = this;
    socket.write(Buffer.concat([Buffer.of(3), Buffer.alloc(8), randomBytes(HANDSHAKE_BYTES - 8)]));
    let received = Buffer.alloc(0);
    while (received.length < 1 + 2 * HANDSHAKE_BYTES) {
      const [bytes] = await once(socket, 'data');
      received = Buffer.concat([received, bytes]);
    }
    socket.write(received.subarray(1, 1 + HANDSHAKE_BYTES));
    socket.on('data', bytes => this.#read(bytes));
    this.chunk(SET_CHUNK_SIZE, 0, Buffer.of(0, 0, CHUNK_BYTES >> 8, 0), { stream: 0 });
  }

  #read(bytes: Buffer): void {
    this.#reader.push(bytes);
    for (let message = this.#reader.next(); message; message = this.#reader.next()) this.#handle(message);
  }

  #handle({ type, payload }: RtmpMessage): void {
    if (type === ACKNOWLEDGEMENT) this.acknowledged.push(payload.readUInt32BE(0));
    if (type === USER_CONTROL && payload.readUInt16BE(0) === PING_RESPONSE)
      this.pongs.push(payload.readUInt32BE(2));
    if (type !== COMMAND) return;
    const [name, , , info] = Amf.amf0Decode(payload);
    if (name === 'onStatus') this.statuses.push(info as RtmpStatus);
    this.#events.emit(name === 'onStatus' ? 'status' : 'result', info);
  }

  /** Sends one message in chunks. */
  chunk(type: number, timestamp: number, payload: Buffer, options: ChunkOptions = {}): void {
    const { stream = 1, shortContinuation = false } = options;
    const [id, time] = [type === 8 ? 4 : type === 9 ? 6 : 3, timestamp % 2 ** 32];
    const header = Buffer.alloc(12);
    header.writeUInt8(id, 0);
    header.writeUIntBE(Math.min(time, EXTENDED), 1, 3);
    header.writeUIntBE(payload.length, 4, 3);
    header.writeUInt8(type, 7);
    header.writeUInt32LE(stream, 8);
    const extended = Buffer.alloc(time >= EXTENDED ? 4 : 0);
    if (extended.length > 0) extended.writeUInt32BE(time);
    const size = type === SET_CHUNK_SIZE ? 128 : CHUNK_BYTES;
    const parts: Buffer[] = [header, extended, payload.subarray(0, size)];
    for (let at = size; at < payload.length; at += size)
      parts.push(
        Buffer.of(0xc0 | id),
        shortContinuation ? Buffer.alloc(0) : extended,
        payload.subarray(at, at + size),
      );
    this.socket.write(Buffer.concat(parts));
  }

  tag({ type, data }: FlvTag, timestamp: number, options?: ChunkOptions): void {
    this.chunk(type, timestamp, data, options);
  }

  command(...values: readonly unknown[]): void {
    this.chunk(COMMAND, 0, Amf.amf0Encode(values), { stream: 0 });
  }

  /** Asks for acknowledgements after each so many bytes. */
  window(bytes: number): void {
    const payload = Buffer.alloc(4);
    payload.writeUInt32BE(bytes);
    this.chunk(WINDOW_SIZE, 0, payload, { stream: 0 });
  }

  /** Sends a connect as it is; without waiting for its answer. */
  connect(object: Record<string, unknown>): void {
    this.command('connect', 1, object);
    this.command('createStream', 2, null);
  }

  /** Sends a publish; without waiting for its answer. */
  publish(name: string): void {
    this.command('publish', 3, null, name, 'live');
  }

  /** The next status, or the first one that has come already. */
  async status(): Promise<RtmpStatus> {
    const [known] = this.statuses.splice(0, 1);
    if (known) return known;
    await Promise.race([once(this.#events, 'status'), this.closed]);
    const status = this.statuses.shift();
    if (!status) throw new Error('The connection was closed without a status.');
    return status;
  }

  close(): void {
    this.socket.destroy();
  }
}
