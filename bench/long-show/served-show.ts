import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import { PROTOCOL_VERSION } from '../../shared/show/protocol.ts';
import { SERVER_NODE_FLAGS } from '../../shared/supervise.ts';
import type { Addresses } from '../../test/support/server.ts';

const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url));

export interface Joined {
  /** From the opening of the socket to the parsed answer, in milliseconds. */
  readonly ms: number;
  readonly bytes: number;
}

/** A real server on a copy of a data folder, so that each start finds the same. */
export class ServedShow {
  readonly #child: ChildProcess;
  get pid() {
    return this.#child.pid;
  }
  readonly #folder: string;
  readonly #addresses: Addresses;
  /** From the start of the process to the answer to the first join, in seconds. */
  readonly restartSeconds: number;
  /** The same to the line that says the server is ready. */
  readonly readySeconds: number;
  /** Memory of the server's process after that join. */
  readonly megabytes: number;

  private constructor(
    child: ChildProcess,
    folder: string,
    addresses: Addresses,
    measured: Pick<ServedShow, 'restartSeconds' | 'readySeconds' | 'megabytes'>,
  ) {
    this.#child = child;
    this.#folder = folder;
    this.#addresses = addresses;
    this.restartSeconds = measured.restartSeconds;
    this.readySeconds = measured.readySeconds;
    this.megabytes = measured.megabytes;
  }

  static async start(data: string, show: string): Promise<ServedShow> {
    const folder = mkdtempSync(join(tmpdir(), 'vitrine-long-show-'));
    cpSync(data, folder, { recursive: true });
    const ports = ['--port', '0', '--media-port', '0', '--rtmp-port', '0'];
    const args = [...SERVER_NODE_FLAGS, MAIN, '--data', folder, '--show', show, ...ports];
    const startedAt = performance.now();
    const child = spawn(process.execPath, args, {
      env: { ...process.env, VITRINE_READY_JSON: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const addresses = await readyLine(child);
    const readySeconds = (performance.now() - startedAt) / 1000;
    await joinBy(addresses, hostToken(addresses));
    const restartSeconds = (performance.now() - startedAt) / 1000;
    const megabytes = residentMegabytes(child.pid ?? 0);
    return new ServedShow(child, folder, addresses, { restartSeconds, readySeconds, megabytes });
  }

  joinAsHost(): Promise<Joined> {
    return joinBy(this.#addresses, hostToken(this.#addresses));
  }

  joinAsViewer(): Promise<Joined> {
    return joinBy(this.#addresses, undefined);
  }

  async kill(): Promise<void> {
    const exited = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await exited;
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

async function readyLine(child: ChildProcess): Promise<Addresses> {
  const lines = createInterface({ input: child.stdout ?? process.stdin });
  const [line] = await Promise.race([
    once(lines, 'line'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`The server stopped with code ${code}.`);
    }),
  ]);
  return JSON.parse(String(line)) as Addresses;
}

const hostToken = ({ studio }: Addresses): string | undefined =>
  new URLSearchParams(new URL(studio).hash.slice(1)).get('invite') ?? undefined;

async function joinBy({ studio }: Addresses, token: string | undefined): Promise<Joined> {
  const startedAt = performance.now();
  const socket = new WebSocket(`${new URL(studio).origin.replace('http', 'ws')}/socket`);
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
