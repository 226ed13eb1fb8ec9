import type { Socket } from 'node:net';
import type { AVPacket } from 'node-media-server/src/protocol/flv.js';
import Rtmp from 'node-media-server/src/protocol/rtmp.js';

/** A key frame of a high bit rate stays far below; nobody may make the server set more aside. */
const MAX_MESSAGE_BYTES = 4 * 1024 * 1024;
const MAX_CHUNK_STREAMS = 32;
/** Encoders need about one kilobyte to introduce themselves. */
const MAX_BYTES_BEFORE_PUBLISH = 64 * 1024;
const PUBLISH_WITHIN_MS = 10_000;
/** A network that has gone away tells nothing; an encoder that still sends is never quiet for so long. */
const SILENT_MS = 10_000;

/** Takes what an encoder sends, and is told when it has gone. */
export interface PacketSink {
  packet(packet: AVPacket): void;
  close(): void;
}

export interface RtmpRequest {
  /** The path of the server's address, which names the show. */
  readonly app: string;
  readonly key: string;
  /** Cuts the encoder off. */
  readonly end: () => void;
}

/** Lets an encoder in, or rejects with the reason that it is told. */
export type RtmpGate = (request: RtmpRequest) => Promise<PacketSink>;

/** One encoder's connection: nothing of it is taken before its key was found right. */
export class RtmpSession extends Rtmp {
  readonly #socket: Socket;
  readonly #gate: RtmpGate;
  #request = { app: '', name: '' };
  #sink: PacketSink | undefined;
  #bytesBefore = 0;
  readonly #deadline: NodeJS.Timeout;

  constructor(socket: Socket, gate: RtmpGate) {
    super();
    this.#socket = socket;
    this.#gate = gate;
    this.onConnectCallback = request => {
      this.#request = request;
    };
    this.onPushCallback = () => void this.#admit();
    this.onPacketCallback = packet => this.#sink?.packet(packet);
    this.onOutputCallback = bytes => socket.write(bytes);
    this.#deadline = setTimeout(() => socket.destroy(), PUBLISH_WITHIN_MS);
    socket.setNoDelay(true);
    socket.setTimeout(SILENT_MS, () => socket.destroy());
    socket.on('data', bytes => this.#read(bytes));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#leave());
  }

  protected override packetAlloc(): void {
    if (this.parserPacket.header.length > MAX_MESSAGE_BYTES || this.inPackets.size > MAX_CHUNK_STREAMS) {
      throw new Error('An RTMP message is too large.');
    }
    super.packetAlloc();
  }

  /** The library answers before it asks; the answer waits here until the key was checked. */
  protected override respondPublish(): void {}

  protected override onPlay(): void {
    this.#socket.destroy();
  }

  #read(bytes: Buffer): void {
    try {
      if (!this.#sink) this.#bytesBefore += bytes.length;
      if (this.#bytesBefore > MAX_BYTES_BEFORE_PUBLISH || this.parserData(bytes) !== null)
        this.#socket.destroy();
    } catch {
      // Bytes that are not RTMP: whoever sends them has nothing to be told.
      this.#socket.destroy();
    }
  }

  async #admit(): Promise<void> {
    clearTimeout(this.#deadline);
    const { app, name: key } = this.#request;
    try {
      if (this.#sink) throw new Error('This connection sends already.');
      const sink = await this.#gate({ app, key, end: () => this.#socket.destroy() });
      if (this.#socket.destroyed) return sink.close();
      this.#sink = sink;
      super.respondPublish();
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'Not possible now.';
      this.sendStatusMessage(this.streamId, 'error', 'NetStream.Publish.BadName', reason);
      this.#socket.end();
    }
  }

  #leave(): void {
    clearTimeout(this.#deadline);
    this.#sink?.close();
    this.#sink = undefined;
  }
}
