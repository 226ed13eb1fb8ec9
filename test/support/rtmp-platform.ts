import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/** How a platform turns a stream away. */
export type Refusal =
  /** Says so in answer to `connect`. */
  | 'rejects-app'
  /** Says so in answer to `publish`. */
  | 'rejects-key'
  /** Hangs up instead of answering `connect`. */
  | 'hangs-up-at-connect'
  /** Hangs up instead of answering `publish`. */
  | 'hangs-up-at-publish'
  /** Takes the stream, looks at its beginning, and hangs up. */
  | 'hangs-up-at-media';

const HANDSHAKE_BYTES = 1536;
const CHUNK_BYTES = 128;
const COMMAND = 20;
/** So much of a stream is looked at before it is hung up on. */
const LOOKED_AT_BYTES = 20_000;

const text = (value: string) =>
  Buffer.concat([Buffer.from([2, value.length >> 8, value.length & 0xff]), Buffer.from(value)]);
const number = (value: number) => {
  const bytes = Buffer.alloc(9);
  bytes.writeDoubleBE(value, 1);
  return bytes;
};
const NULL = Buffer.from([5]);
const object = (entries: Record<string, string>) =>
  Buffer.concat([
    Buffer.from([3]),
    ...Object.entries(entries).flatMap(([name, value]) => [
      Buffer.from([0, name.length]),
      Buffer.from(name),
      text(value),
    ]),
    Buffer.from([0, 0, 9]),
  ]);

/** A command message in chunks (RTMP 1.0, 5.3 and 7.2), its values in AMF0. */
function command(streamId: number, ...values: readonly Buffer[]): Buffer {
  const payload = Buffer.concat(values);
  const header = Buffer.alloc(12);
  header[0] = 3;
  header.writeUIntBE(payload.length, 4, 3);
  header[7] = COMMAND;
  header.writeUInt32LE(streamId, 8);
  const parts: Buffer[] = [header];
  for (let at = 0; at < payload.length; at += CHUNK_BYTES) {
    if (at > 0) parts.push(Buffer.from([0xc3]));
    parts.push(payload.subarray(at, at + CHUNK_BYTES));
  }
  return Buffer.concat(parts);
}

const problem = (code: string) => object({ level: 'error', code, description: `${code} for this stream` });
const status = (information: Buffer) => command(1, text('onStatus'), number(0), NULL, information);

/** A platform that takes RTMP connections and turns every stream away, in one of the ways in which real ones do. */
export class RtmpPlatform {
  readonly #server: Server;
  /** How many connections have come. */
  connections = 0;

  static async start(refusal: Refusal): Promise<RtmpPlatform> {
    const platform = new RtmpPlatform(refusal);
    platform.#server.listen(0, '127.0.0.1');
    await once(platform.#server, 'listening');
    return platform;
  }

  private constructor(refusal: Refusal) {
    this.#server = createServer(socket => {
      this.connections += 1;
      new Connection(socket, refusal);
    });
  }

  get address(): string {
    return `rtmp://127.0.0.1:${(this.#server.address() as AddressInfo).port}/live`;
  }

  close(): void {
    this.#server.close();
  }
}

class Connection {
  readonly #socket: Socket;
  readonly #refusal: Refusal;
  #received = Buffer.alloc(0);
  #mediaBytes: number | undefined;

  constructor(socket: Socket, refusal: Refusal) {
    this.#socket = socket;
    this.#refusal = refusal;
    socket.on('error', () => {});
    socket.on('data', chunk => this.#onData(chunk));
  }

  #onData(chunk: Buffer): void {
    if (this.#mediaBytes !== undefined) {
      this.#mediaBytes += chunk.length;
      if (this.#mediaBytes > LOOKED_AT_BYTES) this.#socket.end();
      return;
    }
    const isShaken = this.#received.length > HANDSHAKE_BYTES;
    this.#received = Buffer.concat([this.#received, chunk]);
    if (!isShaken && this.#received.length > HANDSHAKE_BYTES) {
      const echo = this.#received.subarray(1, 1 + HANDSHAKE_BYTES);
      this.#socket.write(Buffer.concat([Buffer.from([3]), randomBytes(HANDSHAKE_BYTES), echo]));
    }
    this.#onCommand('connect', id => this.#onConnect(id));
    this.#onCommand('createStream', id => this.#socket.write(result(id, NULL, number(1))));
    this.#onCommand('publish', () => this.#onPublish());
  }

  #onConnect(id: number): void {
    if (this.#refusal === 'hangs-up-at-connect') this.#socket.end();
    else if (this.#refusal === 'rejects-app')
      this.#socket.end(
        command(0, text('_error'), number(id), NULL, problem('NetConnection.Connect.Rejected')),
      );
    else
      this.#socket.write(
        result(id, object({ fmsVer: 'FMS/3,0,1,123' }), object({ code: 'NetConnection.Connect.Success' })),
      );
  }

  #onPublish(): void {
    if (this.#refusal === 'hangs-up-at-publish') this.#socket.end();
    else if (this.#refusal === 'rejects-key') this.#socket.end(status(problem('NetStream.Publish.BadName')));
    else {
      this.#socket.write(status(object({ level: 'status', code: 'NetStream.Publish.Start' })));
      this.#mediaBytes = 0;
    }
  }

  /** Calls back with the transaction id of a command, once. */
  #onCommand(name: string, then: (id: number) => void): void {
    const at = this.#received.indexOf(Buffer.concat([text(name), Buffer.from([0])]));
    const idAt = at + text(name).length + 1;
    if (at < 0 || this.#received.length < idAt + 8) return;
    const id = this.#received.readDoubleBE(idAt);
    this.#received.fill(0, at, idAt);
    then(id);
  }
}

const result = (id: number, ...values: readonly Buffer[]) =>
  command(0, text('_result'), number(id), ...values);
