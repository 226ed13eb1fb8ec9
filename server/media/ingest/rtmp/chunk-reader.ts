/** Bytes of a chunk's message header by its format (Adobe's RTMP 1.0, 5.3.1.2). */
const HEADER_BYTES = [11, 7, 3, 0] as const;
/** In a message header's field of three bytes this says that four bytes with the time follow. */
const EXTENDED = 0xffffff;
/** Every side begins with chunks of this size (5.4.1). */
const FIRST_CHUNK_BYTES = 128;
/** Encoders use four to six; more is somebody who wants memory. */
const MAX_CHUNK_STREAMS = 32;

const SET_CHUNK_SIZE = 1;
const ABORT = 2;

/** One RTMP message, put together from its chunks. */
export interface RtmpMessage {
  readonly type: number;
  readonly streamId: number;
  /** In milliseconds, modulo 2³²: it starts again at 0 after 49.7 days. */
  readonly timestamp: number;
  readonly payload: Buffer;
}

/** A chunk stream: what the headers of its next chunks may leave out. */
interface ChunkStream {
  timestamp: number;
  /** The last time field: of format 0 the time itself, otherwise the difference. */
  field: number;
  isExtended: boolean;
  type: number;
  streamId: number;
  length: number;
  /** The message that is being received. */
  payload: Buffer | undefined;
  received: number;
}

/**
 * Puts RTMP messages together from the bytes of a connection (Adobe's RTMP 1.0, 5.3). Messages are asked for one by one,
 * so that what follows a `publish` can be left unread until its key has been checked.
 */
export class ChunkReader {
  /** A longer message is an error. */
  maxMessageBytes: number;
  readonly #streams = new Map<number, ChunkStream>();
  #bytes: Buffer = Buffer.alloc(0);
  #at = 0;
  #chunkBytes = FIRST_CHUNK_BYTES;
  /** The stream whose chunk is being received, and what is still to come of that chunk. */
  #current: ChunkStream | undefined;
  #left = 0;

  constructor(maxMessageBytes: number) {
    this.maxMessageBytes = maxMessageBytes;
  }

  push(bytes: Buffer): void {
    this.#bytes =
      this.#at < this.#bytes.length ? Buffer.concat([this.#bytes.subarray(this.#at), bytes]) : bytes;
    this.#at = 0;
  }

  /** The next message; undefined until more bytes have come. Throws where the bytes are not RTMP. */
  next(): RtmpMessage | undefined {
    for (;;) {
      const stream = this.#current ?? this.#readHeader();
      if (!stream) return undefined;
      if (!this.#readPayload(stream)) return undefined;
      const message = this.#finish(stream);
      if (message) return message;
    }
  }

  /** Begins a chunk; undefined until its header is there. */
  #readHeader(): ChunkStream | undefined {
    const bytes = this.#bytes.subarray(this.#at);
    const basic = readBasicHeader(bytes);
    if (!basic || bytes.length < basic.length + HEADER_BYTES[basic.format]) return undefined;
    const known = this.#streams.get(basic.id);
    const stream = known ?? newStream();
    const header = bytes.subarray(basic.length);
    const { format } = basic;
    // librtmp begins a chunk stream by format 1; one that begins without a length can't be read.
    if (!known && format > 1) throw new Error('An RTMP chunk stream begins without its header.');
    const isExtended = format === 3 ? stream.isExtended : header.readUIntBE(0, 3) === EXTENDED;
    const extended = isExtended
      ? readExtended(header.subarray(HEADER_BYTES[format]), format, stream)
      : NO_TIME;
    if (!extended) return undefined;
    if (!known && this.#streams.size >= MAX_CHUNK_STREAMS) throw new Error('Too many RTMP chunk streams.');
    this.#streams.set(basic.id, stream);
    this.#at += basic.length + HEADER_BYTES[format] + extended.length;
    if (format < 3) {
      // Whatever was begun is given up by a new header.
      stream.payload = undefined;
      stream.isExtended = isExtended;
      stream.field = isExtended ? extended.value : header.readUIntBE(0, 3);
    }
    if (format < 2) {
      stream.length = header.readUIntBE(3, 3);
      stream.type = header.readUInt8(6);
    }
    if (format === 0) stream.streamId = header.readUInt32LE(7);
    if (!stream.payload) this.#begin(stream, format);
    this.#left = Math.min(this.#chunkBytes, stream.length - stream.received);
    this.#current = stream;
    return stream;
  }

  #begin(stream: ChunkStream, format: number): void {
    if (stream.length > this.maxMessageBytes) throw new Error('An RTMP message is too large.');
    stream.timestamp = format === 0 ? stream.field : (stream.timestamp + stream.field) >>> 0;
    stream.payload = Buffer.allocUnsafe(stream.length);
    stream.received = 0;
  }

  /** True once all of the current chunk is there. */
  #readPayload(stream: ChunkStream): boolean {
    const taken = Math.min(this.#left, this.#bytes.length - this.#at);
    if (stream.payload) this.#bytes.copy(stream.payload, stream.received, this.#at, this.#at + taken);
    this.#at += taken;
    this.#left -= taken;
    stream.received += taken;
    return this.#left === 0;
  }

  /** Ends a chunk, and its message with the last one of it. */
  #finish(stream: ChunkStream): RtmpMessage | undefined {
    this.#current = undefined;
    const { payload, type, streamId, timestamp } = stream;
    if (!payload || stream.received < payload.length) return undefined;
    stream.payload = undefined;
    if (type === SET_CHUNK_SIZE) this.#setChunkSize(payload);
    if (type === ABORT && payload.length >= 4) {
      const aborted = this.#streams.get(payload.readUInt32BE(0));
      if (aborted) aborted.payload = undefined;
    }
    return { type, streamId, timestamp, payload };
  }

  #setChunkSize(payload: Buffer): void {
    const size = payload.length >= 4 ? payload.readUInt32BE(0) : 0;
    // The first bit must be zero (5.4.1).
    if (size < 1 || size > 0x7fffffff) throw new Error('An RTMP chunk has no size.');
    this.#chunkBytes = size;
  }
}

const NO_TIME = { length: 0, value: 0 } as const;

const newStream = (): ChunkStream => ({
  timestamp: 0,
  field: 0,
  isExtended: false,
  type: 0,
  streamId: 0,
  length: 0,
  payload: undefined,
  received: 0,
});

/** The format and chunk stream id that a chunk begins with (5.3.1.1); undefined until they are there. */
function readBasicHeader(bytes: Buffer): { format: 0 | 1 | 2 | 3; id: number; length: number } | undefined {
  const [first, second = 0, third = 0] = bytes;
  if (first === undefined) return undefined;
  const format = (first >> 6) as 0 | 1 | 2 | 3;
  const short = first & 0x3f;
  const length = short === 0 ? 2 : short === 1 ? 3 : 1;
  if (bytes.length < length) return undefined;
  const id = [64 + second, 64 + second + 256 * third][short] ?? short;
  return { format, id, length };
}

/**
 * The time of four bytes behind a header; undefined until it is there. A chunk of format 3 repeats it, but some encoders
 * leave it out there: it counts where it is the one that was sent before.
 */
function readExtended(bytes: Buffer, format: number, { field }: ChunkStream) {
  if (bytes.length < 4) return undefined;
  const value = bytes.readUInt32BE(0);
  return format === 3 && value !== field ? NO_TIME : { length: 4, value };
}
