import { readFile, writeFile } from 'node:fs/promises';
import type { Server as HttpServer } from 'node:http';
import { isIP } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { NetworkProblem } from '../../shared/reach/contract.ts';
import { originOf } from '../origin.ts';
import type { Certificate } from '../tls/certificate.ts';
import type { ServerTls } from '../tls/server-tls.ts';
import { writeAside } from '../write-aside.ts';
import { answersAt } from './answers-at.ts';
import { NetworkListener } from './network-listener.ts';
import { ownAddresses } from './own-addresses.ts';

/** How often the network of the machine is looked at: a laptop is carried from one to another. */
const LOOK_EVERY_MS = 5000;

const Kept = z.object({ isOn: z.boolean() });

export interface NetworkSwitchOptions {
  /** The server's own HTTP server, which gets the connections. */
  readonly http: HttpServer;
  readonly port: number;
  readonly tls: ServerTls | undefined;
  /** Opens the media to these addresses, and closes it to those of before. Rejects where a port is taken there. */
  readonly openMedia: (addresses: readonly string[]) => Promise<void>;
  /** Keeps over a restart whether it is on. */
  readonly file: string;
  readonly logger: Logger;
  readonly onChange: () => void;
  readonly findAddresses?: () => Promise<string[]>;
  readonly lookEveryMs?: number;
}

/** Opens a server that listens to its own machine to the machine's network, and closes it again, while it runs. */
export class NetworkSwitch {
  readonly #options: NetworkSwitchOptions;
  readonly #findAddresses: () => Promise<string[]>;
  #listener: NetworkListener | undefined;
  #certificate: Certificate | undefined;
  #looking: AbortController | undefined;
  #queue: Promise<void> = Promise.resolve();
  #addresses: readonly string[] = [];
  isOn = false;
  problem: NetworkProblem | undefined;
  /** Whether another device has come by the network since it was opened. */
  isUsed = false;

  constructor(options: NetworkSwitchOptions) {
    this.#options = options;
    this.#findAddresses = options.findAddresses ?? stableAddresses;
  }

  /** Where the network reaches the server; undefined while it doesn't. */
  get origin(): string | undefined {
    const [address] = this.#addresses;
    if (!this.isOn || this.problem || address === undefined) return undefined;
    return originOf(address, this.#options.port, this.#options.tls !== undefined);
  }

  /** Opens the network again where it was open before a restart. */
  async restore(): Promise<void> {
    const text = await readFile(this.#options.file, 'utf8').catch(() => '{"isOn":false}');
    const kept = Kept.safeParse(parseJson(text));
    if (kept.success && kept.data.isOn) await this.#turn(true);
  }

  /** Switches it, and keeps that. It may be on with a problem, and then mends itself when the network changes. */
  async set(isOn: boolean): Promise<void> {
    await writeAside(this.#options.file, aside =>
      writeFile(aside, JSON.stringify({ isOn }), { mode: 0o600 }),
    );
    await this.#turn(isOn);
  }

  async close(): Promise<void> {
    this.#looking?.abort();
    await this.#queue;
    this.#listener?.close();
  }

  #turn(isOn: boolean): Promise<void> {
    return this.#enqueue(async () => {
      this.isOn = isOn;
      this.isUsed = false;
      await this.#apply(isOn ? await this.#findAddresses() : []);
      this.#looking?.abort();
      this.#looking = isOn ? new AbortController() : undefined;
      if (this.#looking) void this.#look(this.#looking.signal);
    });
  }

  /** One change at a time, in order. */
  #enqueue(change: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(change, change);
    return this.#queue;
  }

  async #look(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await pause(this.#options.lookEveryMs ?? LOOK_EVERY_MS, undefined, { signal, ref: false }).catch(
        () => {},
      );
      if (signal.aborted) return;
      await this.#enqueue(async () => {
        const found = await this.#findAddresses();
        const isSame = found.join() === this.#addresses.join() && this.problem === undefined;
        if (!signal.aborted && !isSame && (found.length > 0 || this.problem !== 'no-network'))
          await this.#apply(found);
      });
    }
  }

  /** Listens on these addresses, and asks itself at the first one. */
  async #apply(addresses: readonly string[]): Promise<void> {
    const before = this.#addresses;
    this.#addresses = addresses;
    this.problem = this.isOn ? await this.#open(addresses) : undefined;
    if (!this.isOn) await this.#shut();
    if (addresses.join() !== before.join()) this.isUsed = false;
    this.#options.onChange();
  }

  async #open(addresses: readonly string[]): Promise<NetworkProblem | undefined> {
    const { tls, http, port, openMedia, logger } = this.#options;
    const [first] = addresses;
    if (first === undefined) {
      await this.#shut();
      return 'no-network';
    }
    try {
      const certificate = await tls?.certificateFor(addresses);
      if (certificate !== this.#certificate) this.#listener?.close();
      this.#certificate = certificate;
      this.#listener ??= new NetworkListener({
        http,
        port,
        certificate: () => (tls?.isOnOwnPort ? undefined : this.#certificate),
        onConnection: from => this.#noteUse(from),
      });
      await this.#listener.listenOn(addresses);
      await openMedia(this.#listener.addresses);
    } catch (error) {
      logger.warn({ err: error }, 'The server can’t be opened to its network.');
      await this.#shut();
      return /EADDRINUSE|already in use/i.test(String(error)) ? 'port-taken' : 'refused';
    }
    const isAnswered = await answersAt(originOf(first, port, tls !== undefined));
    return isAnswered ? undefined : 'unanswered';
  }

  async #shut(): Promise<void> {
    this.#listener?.close();
    this.#listener = undefined;
    await this.#options.openMedia([]);
  }

  /** The server's own question to its address, and browsers of this machine, are no proof that others get through. */
  #noteUse(from: string): void {
    const isOwn = [...this.#addresses, '127.0.0.1', '::1'].includes(from.replace(/^::ffff:/, ''));
    if (isOwn || this.isUsed) return;
    this.isUsed = true;
    this.#options.onChange();
  }
}

/** Those that stay while the machine is in its network: of IPv6 some change by the day, and who came by them would be cut off. */
async function stableAddresses(): Promise<string[]> {
  const all = await ownAddresses();
  const lasting = all.filter(address => isIP(address) === 4);
  return lasting.length > 0 ? lasting : all.slice(0, 1);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
