/// <reference path="./node-media-server.d.ts" />
import type { Socket } from 'node:net';
import Rtmp from 'node-media-server/src/protocol/rtmp.js';
import { ChunkReader, type RtmpMessage } from './rtmp/chunk-reader.ts';
import { type RtmpCommand, readCommand } from './rtmp/commands.ts';
import { TAG_TYPES } from './rtmp/media-packet.ts';
import type { PublishAddress } from './rtmp/publish-address.ts';

/** Limits the memory of a connection; a key frame at a high bit rate stays far below. */
const MAX_MESSAGE_BYTES = 4 * 1024 * 1024;
/** An encoder's handshake and connect commands take about five kilobytes. */
const MAX_BYTES_BEFORE_PUBLISH = 64 * 1024;
const PUBLISH_TIMEOUT_MS = 10_000;
/** A broken network closes no connection, so one without data for this long is closed. */
const IDLE_TIMEOUT_MS = 10_000;
/** How long a client that was turned away has to read why. */
const REFUSED_MS = 2000;
/** After so many bytes a side acknowledges what it has received (5.4.3), unless the other asks for another number. */
const WINDOW_BYTES = 2_500_000;
/** What is sent in one chunk: more than any of our messages has. */
const CHUNK_BYTES = 0xffff;

const WINDOW_SIZE = 5;
const USER_CONTROL = 4;
const [PING_REQUEST, PING_RESPONSE] = [6, 7];
const NO_PLAYING = 'Nothing is played by RTMP here; watch on the page of the show, or by WHEP.';
/** "Dynamic": as the spec's example of a server answers a connect (7.2.1.1). */
const DYNAMIC = 2;

/** A picture's or a sound's packet as it came; its time counts in milliseconds modulo 2³². */
export interface TimedPacket {
  readonly kind: 'video' | 'audio';
  readonly timestamp: number;
  readonly data: Buffer;
}

/** Receives an encoder's packets, and is closed when it stops publishing. */
export interface PacketSink {
  packet(packet: TimedPacket): void;
  close(): void;
}

export interface PublishRequest extends PublishAddress {
  /** The network address of the encoder. */
  readonly from: string;
  /** Ends the encoder's connection. */
  readonly end: () => void;
}

/** Authorizes a publish request. Rejects with an error whose message is sent to the encoder. */
export type AuthorizePublish = (request: PublishRequest) => Promise<PacketSink>;

/**
 * One encoder's RTMP connection. No packet is processed before its key was checked. The handshake and the answers are the
 * library's; chunks, times, acknowledgements and addresses are read here (docs/adr/0008-ingest.md says why).
 */
export class RtmpSession extends Rtmp {
  readonly #socket: Socket;
  readonly #authorize: AuthorizePublish;
  readonly #reader = new ChunkReader(MAX_BYTES_BEFORE_PUBLISH);
  #address = { app: '', tcUrl: '' };
  #sink: PacketSink | undefined;
  /** A publish request is being decided: what follows it waits. */
  #isDeciding = false;
  #isRefused = false;
  #received = 0;
  #acknowledged = 0;
  #window = WINDOW_BYTES;
  #beforePublish = 0;
  #deadline: NodeJS.Timeout | undefined;

  constructor(socket: Socket, authorize: AuthorizePublish) {
    super();
    this.#socket = socket;
    this.#authorize = authorize;
    this.onOutputCallback = bytes => {
      if (socket.writable) socket.write(bytes);
    };
    this.#awaitPublish();
    socket.setNoDelay(true);
    socket.setTimeout(IDLE_TIMEOUT_MS, () => socket.destroy());
    socket.on('data', bytes => this.#guard(() => this.#read(bytes)));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#onClose());
  }

  /** The library reads wrong: chunk streams from 320 on, times past 2³², and lengths that nobody has. */
  protected override chunkRead(bytes: Buffer, from: number, count: number): null {
    this.#reader.push(bytes.subarray(from, from + count));
    this.#handleMessages();
    return null;
  }

  #awaitPublish(): void {
    this.#beforePublish = 0;
    this.#reader.maxMessageBytes = MAX_BYTES_BEFORE_PUBLISH;
    this.#deadline = setTimeout(() => this.#socket.destroy(), PUBLISH_TIMEOUT_MS);
  }

  /** Ends the connection where bytes are not RTMP. */
  #guard(work: () => void): void {
    try {
      work();
    } catch {
      this.#socket.destroy();
    }
  }

  #read(bytes: Buffer): void {
    // Reading on keeps the connection from being reset before the client has read why it was turned away.
    if (this.#isRefused) return;
    this.#received += bytes.length;
    const error = this.parserData(bytes);
    if (!this.#sink && !this.#isDeciding) this.#beforePublish += bytes.length;
    if (error !== null || this.#beforePublish > MAX_BYTES_BEFORE_PUBLISH) this.#socket.destroy();
    if (this.#received - this.#acknowledged >= this.#window) this.#acknowledge();
  }

  /** The sequence number is the count of all bytes received (5.4.3), modulo 2³². */
  #acknowledge(): void {
    this.#acknowledged = this.#received;
    this.sendACK(this.#received % 2 ** 32);
  }

  #handleMessages(): void {
    while (!this.#isDeciding && !this.#isRefused) {
      const message = this.#reader.next();
      if (!message) return;
      this.#handle(message);
    }
  }

  #handle(message: RtmpMessage): void {
    const { type, timestamp, payload } = message;
    if (type === TAG_TYPES.video) this.#sink?.packet({ kind: 'video', timestamp, data: payload });
    else if (type === TAG_TYPES.audio) this.#sink?.packet({ kind: 'audio', timestamp, data: payload });
    else if (type === WINDOW_SIZE && payload.length >= 4) this.#window = Math.max(1, payload.readUInt32BE(0));
    else if (type === USER_CONTROL) this.#answerPing(payload);
    else {
      const command = readCommand(message);
      if (command) this.#obey(command, message.streamId);
    }
  }

  #answerPing(payload: Buffer): void {
    if (payload.length < 6 || payload.readUInt16BE(0) !== PING_REQUEST) return;
    const answer = Buffer.from('020000000000060400000000000000000000', 'hex');
    answer.writeUInt16BE(PING_RESPONSE, 12);
    payload.copy(answer, 14, 2, 6);
    this.onOutputCallback(answer);
  }

  #obey(command: RtmpCommand, streamId: number): void {
    switch (command.name) {
      case 'connect':
        this.#connect(command);
        break;
      case 'createStream':
        this.respondCreateStream(command.id);
        break;
      case 'publish':
        void this.#publish(command.streamName, streamId);
        break;
      case 'unpublish':
        this.#unpublish();
        break;
      case 'play':
        this.sendStatusMessage(streamId, 'error', 'NetStream.Play.Failed', NO_PLAYING);
        this.#refuse();
    }
  }

  #connect({ id, request }: Extract<RtmpCommand, { name: 'connect' }>): void {
    this.#address = request;
    this.objectEncoding = request.objectEncoding;
    this.sendWindowACK(WINDOW_BYTES);
    this.setPeerBandwidth(WINDOW_BYTES, DYNAMIC);
    this.setChunkSize(CHUNK_BYTES);
    this.respondConnect(id);
  }

  async #publish(name: string, streamId: number): Promise<void> {
    clearTimeout(this.#deadline);
    this.#isDeciding = true;
    this.#socket.pause();
    try {
      if (this.#sink) throw new Error('This connection sends already.');
      const from = this.#socket.remoteAddress ?? '';
      const sink = await this.#authorize({
        ...this.#address,
        name,
        from,
        end: () => this.#socket.destroy(),
      });
      if (this.#socket.destroyed) return sink.close();
      this.#sink = sink;
      this.#reader.maxMessageBytes = MAX_MESSAGE_BYTES;
      this.sendStatusMessage(streamId, 'status', 'NetStream.Publish.Start', 'The show receives you.');
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'Not possible now.';
      this.sendStatusMessage(streamId, 'error', 'NetStream.Publish.BadName', ascii(reason));
      this.#refuse();
    } finally {
      this.#isDeciding = false;
      this.#socket.resume();
    }
    // Encoders send their headers right behind the request, without waiting for its answer.
    this.#guard(() => this.#handleMessages());
  }

  /** The encoder stops sending, and may publish again on the same connection. */
  #unpublish(): void {
    if (!this.#sink) return;
    this.#sink.close();
    this.#sink = undefined;
    this.#awaitPublish();
  }

  #refuse(): void {
    this.#isRefused = true;
    clearTimeout(this.#deadline);
    this.#deadline = setTimeout(() => this.#socket.destroy(), REFUSED_MS);
    this.#socket.end();
  }

  #onClose(): void {
    clearTimeout(this.#deadline);
    this.#sink?.close();
    this.#sink = undefined;
  }
}

/** The library counts characters where bytes are meant, so that anything but ASCII would be cut short. */
const ascii = (text: string): string =>
  text
    .replaceAll('…', '...')
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[^\x20-\x7e]/g, '?');
