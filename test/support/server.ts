import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { SERVER_NODE_FLAGS } from '../../shared/supervise.ts';
import { assertHonestLog } from './log-check.ts';
import { freePorts } from './ports.ts';

const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url));

export interface Addresses {
  readonly studio: string;
  readonly viewer: string;
  readonly home: string;
  readonly media: boolean;
}

/** A real show server as a process of its own, which can be killed and started again on the same data and ports. */
export class TestServer {
  readonly folder = mkdtempSync(join(tmpdir(), 'vitrine-server-'));
  /** What was used with this server and must not be in its log: `stop` checks it. */
  readonly secrets = new Set<string>();
  readonly #args: readonly string[];
  readonly #env: NodeJS.ProcessEnv;
  #child: ChildProcess | undefined;
  #errors = '';
  /** When its process was started last, by `performance.now()`. */
  startedAt = 0;
  addresses: Addresses = { studio: '', viewer: '', home: '', media: false };

  private constructor(args: readonly string[], env: NodeJS.ProcessEnv) {
    this.#args = args;
    this.#env = env;
  }

  /**
   * Starts a server on free ports and a new folder; later flags win over these.
   * @param data a data folder, of which the new one begins as a copy
   */
  static async start(
    more: readonly string[] = [],
    env: NodeJS.ProcessEnv = {},
    data?: string,
  ): Promise<TestServer> {
    // The media workers take a port each, from the given one on.
    const wanted = { port: 1, 'media-port': availableParallelism(), 'rtmp-port': 1 };
    const ports: string[] = [];
    for (const [flag, count] of Object.entries(wanted))
      ports.push(`--${flag}`, String(await freePorts(count)));
    const server = new TestServer([...ports, '--show', 'Autumn show', ...more], env);
    if (data !== undefined) cpSync(data, server.folder, { recursive: true });
    await server.restart();
    return server;
  }

  get origin(): string {
    return new URL(this.addresses.studio).origin;
  }

  get socketUrl(): string {
    return `${this.origin.replace('http', 'ws')}/socket`;
  }

  /** The host's token from the studio's address. */
  get hostToken(): string {
    return new URLSearchParams(new URL(this.addresses.studio).hash.slice(1)).get('invite') ?? '';
  }

  /** The owner's key from the address of the list of shows. */
  get ownerKey(): string {
    return new URLSearchParams(new URL(this.addresses.home).hash.slice(1)).get('key') ?? '';
  }

  /** Puts the sample products on the shelf, as the studio's button does. */
  addSampleProducts(): Promise<Response> {
    return fetch(`${this.origin}/api/shows/autumn-show/catalog/sample`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.hostToken}` },
    });
  }

  /** The server's own process id. */
  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** Process ids of the media workers that the server runs now. */
  mediaWorkers(): number[] {
    return this.#children('mediasoup');
  }

  /** Process ids of the ffmpegs that the server runs now. */
  converters(): number[] {
    return this.#children('ffmpeg');
  }

  #children(name: string): number[] {
    const { stdout } = spawnSync('pgrep', ['-P', String(this.pid), name], { encoding: 'utf8' });
    return stdout.trim().split('\n').filter(Boolean).map(Number);
  }

  /** What the server wrote to standard error so far. */
  get errors(): string {
    return this.#errors;
  }

  async restart(): Promise<void> {
    this.startedAt = performance.now();
    const child = spawn(
      process.execPath,
      [...SERVER_NODE_FLAGS, MAIN, '--data', this.folder, ...this.#args],
      {
        env: { ...process.env, VITRINE_READY_JSON: '1', ...this.#env },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    this.#child = child;
    child.stderr?.on('data', chunk => {
      this.#errors += chunk;
    });
    const lines = createInterface({ input: child.stdout ?? process.stdin });
    const line = await Promise.race([
      once(lines, 'line').then(([first]) => String(first)),
      once(child, 'exit').then(([code]) => {
        throw new Error(`The server stopped with code ${code}: ${this.#errors}`);
      }),
    ]);
    this.addresses = JSON.parse(line) as Addresses;
    this.secrets.add(this.hostToken);
    this.secrets.add(this.ownerKey);
  }

  /** Ends the process without any warning, as a crash or a power cut does. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Ends the process as its owner does; it can be started again. */
  async end(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** Ends the process as its owner does, and takes its folder away. Throws where its log isn't honest. */
  async stop(): Promise<void> {
    await this.end();
    const secret = join(this.folder, 'secret');
    if (existsSync(secret)) this.secrets.add(readFileSync(secret, 'utf8').trim());
    rmSync(this.folder, { recursive: true, force: true });
    assertHonestLog(this.#errors, this.secrets);
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  }
}
