import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { WebSocket } from 'ws';
import { PROTOCOL_VERSION } from '../../shared/show/protocol.ts';
import { TestServer } from '../../test/support/server.ts';

export interface Joined {
  /** From the opening of the socket to the parsed answer, in milliseconds. */
  readonly ms: number;
  readonly bytes: number;
}

/** A real server on a copy of a data folder, so that each start finds the same. */
export class ServedShow {
  readonly #server: TestServer;
  /** From the start of the process to the line that says the server is ready, in seconds. */
  readonly readySeconds: number;
  /** The same to the answer to the first join. */
  readonly restartSeconds: number;
  /** Memory of the server's process after that join. */
  readonly megabytes: number;

  private constructor(
    server: TestServer,
    measured: Pick<ServedShow, 'readySeconds' | 'restartSeconds' | 'megabytes'>,
  ) {
    this.#server = server;
    this.readySeconds = measured.readySeconds;
    this.restartSeconds = measured.restartSeconds;
    this.megabytes = measured.megabytes;
  }

  static async start(data: string, show: string): Promise<ServedShow> {
    const server = await TestServer.start(['--show', show], {}, data);
    const seconds = () => (performance.now() - server.startedAt) / 1000;
    const readySeconds = seconds();
    await join(server, server.hostToken);
    const restartSeconds = seconds();
    return new ServedShow(server, { readySeconds, restartSeconds, megabytes: residentMegabytes(server.pid) });
  }

  joinAsHost(): Promise<Joined> {
    return join(this.#server, this.#server.hostToken);
  }

  joinAsViewer(): Promise<Joined> {
    return join(this.#server);
  }

  async kill(): Promise<void> {
    await this.#server.kill();
    await this.#server.stop();
  }
}

async function join({ socketUrl }: TestServer, token?: string): Promise<Joined> {
  const startedAt = performance.now();
  const socket = new WebSocket(socketUrl);
  await once(socket, 'open');
  const data = { show: 'default', protocol: PROTOCOL_VERSION, ...(token ? { token } : {}) };
  socket.send(JSON.stringify({ id: 'join', name: 'show.join', data }));
  for (;;) {
    const [raw] = (await once(socket, 'message')) as [Buffer];
    const frame = JSON.parse(raw.toString()) as { re?: string; ok?: boolean };
    if (frame.re !== 'join') continue;
    const ms = performance.now() - startedAt;
    if (!frame.ok) throw new Error(`A join was refused: ${raw}`);
    socket.terminate();
    return { ms, bytes: raw.byteLength };
  }
}

function residentMegabytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}
