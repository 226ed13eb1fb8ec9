/// <reference path="./node-media-server.d.ts" />
import type { Socket } from 'node:net';
import type { AVPacket } from 'node-media-server/src/protocol/flv.js';
import Rtmp from 'node-media-server/src/protocol/rtmp.js';

/** Limits the memory of a connection; a key frame at a high bit rate stays far below. */
const MAX_MESSAGE_BYTES = 4 * 1024 * 1024;
const MAX_CHUNK_STREAMS = 32;
/** An encoder's handshake and connect commands take about one kilobyte. */
const MAX_BYTES_BEFORE_PUBLISH = 64 * 1024;
const PUBLISH_TIMEOUT_MS = 10_000;
/** A broken network closes no connection, so one without data for this long is closed. */
const IDLE_TIMEOUT_MS = 10_000;

/** Receives an encoder's packets, and is closed with its connection. */
export interface PacketSink {
  packet(packet: AVPacket): void;
  close(): void;
}

export interface PublishRequest {
  /** The path of the RTMP address, which names the show. */
  readonly app: string;
  readonly key: string;
  /** Ends the encoder's connection. */
  readonly end: () => void;
}

/** Authorizes a publish request. Rejects with an error whose message is sent to the encoder. */
export type AuthorizePublish = (request: PublishRequest) => Promise<PacketSink>;

/** One encoder's RTMP connection. No packet is processed before its key was checked. */
export class RtmpSession extends Rtmp {
  readonly #socket: Socket;
  readonly #authorize: AuthorizePublish;
  #request = { app: '', name: '' };
  #sink: PacketSink | undefined;
  #bytesBeforePublish = 0;
  readonly #deadline: NodeJS.Timeout;

  constructor(socket: Socket, authorize: AuthorizePublish) {
    super();
    this.#socket = socket;
    this.#authorize = authorize;
    this.onConnectCallback = request => {
      this.#request = request;
    };
    this.onPushCallback = () => void this.#publish();
    this.onPacketCallback = packet => this.#sink?.packet(packet);
    this.onOutputCallback = bytes => socket.write(bytes);
    this.#deadline = setTimeout(() => socket.destroy(), PUBLISH_TIMEOUT_MS);
    socket.setNoDelay(true);
    socket.setTimeout(IDLE_TIMEOUT_MS, () => socket.destroy());
    socket.on('data', bytes => this.#read(bytes));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#onClose());
  }

  protected override packetAlloc(): void {
    if (this.parserPacket.header.length > MAX_MESSAGE_BYTES || this.inPackets.size > MAX_CHUNK_STREAMS) {
      throw new Error('An RTMP message is too large.');
    }
    super.packetAlloc();
  }

  /** The library answers a publish request at once; here the answer follows when the key was checked. */
  protected override respondPublish(): void {}

  protected override onPlay(): void {
    this.#socket.destroy();
  }

  #read(bytes: Buffer): void {
    try {
      if (!this.#sink) this.#bytesBeforePublish += bytes.length;
      if (this.#bytesBeforePublish > MAX_BYTES_BEFORE_PUBLISH || this.parserData(bytes) !== null)
        this.#socket.destroy();
    } catch {
      // Bytes that are not RTMP.
      this.#socket.destroy();
    }
  }

  async #publish(): Promise<void> {
    clearTimeout(this.#deadline);
    const { app, name: key } = this.#request;
    try {
      if (this.#sink) throw new Error('This connection sends already.');
      const sink = await this.#authorize({ app, key, end: () => this.#socket.destroy() });
      if (this.#socket.destroyed) return sink.close();
      this.#sink = sink;
      super.respondPublish();
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'Not possible now.';
      this.sendStatusMessage(this.streamId, 'error', 'NetStream.Publish.BadName', reason);
      this.#socket.end();
    }
  }

  #onClose(): void {
    clearTimeout(this.#deadline);
    this.#sink?.close();
    this.#sink = undefined;
  }
}
