import { type ChildProcess, fork } from 'node:child_process';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Lane } from '../../shared/show/contract.ts';
import type { Link, LinkListener, Outlet, Peer } from '../show/broadcast/link.ts';
import { frameOf } from '../show/broadcast/text-frame.ts';
import type { Upgrade } from './socket-holder.ts';
import { Kind, laneCode, u16, Wire } from './wire.ts';

const PROGRAM = fileURLToPath(new URL('./edge.ts', import.meta.url));
/** An edge that takes nothing for so many bytes gets no talk, and is ended beyond the second figure. */
const [SLOW_BYTES, MAX_UNSENT_BYTES] = [8 * 1024 * 1024, 128 * 1024 * 1024];

/** What an edge allocates is a small object for each write, gone at once; room for more of it would only cost memory. */
const MAX_YOUNG = '--max-semi-space-size=1';

/** What goes along with a connection that is handed to an edge. */
export interface HandedSocket extends Upgrade {
  /** What was read beyond the request, as base64. */
  readonly head: string;
}

export interface EdgeListener {
  onReady(edge: EdgeProcess): void;
  /** The handshake is made. Returns who is told what comes. */
  onOpen(link: Link): LinkListener;
  onMessage(link: Link, listener: LinkListener | undefined, data: Buffer, isBinary: boolean): void;
  /** A connection of this address was cut off because it sent too much. */
  onFlood(address: string): void;
  /** A connection has ended, one that never opened too. */
  onClose(address: string): void;
  /** A connection comes back as it was given, because the edge ended before it had arrived there. */
  onReturn(handed: HandedSocket, network: Socket, peer: Peer): void;
  /** The process has ended, and all its connections have been reported as closed. */
  onExit(edge: EdgeProcess): void;
}

/** One edge as the writer's process sees it: where to hand connections, and an outlet. */
export class EdgeProcess implements Outlet {
  readonly #child: ChildProcess;
  readonly #wire: Wire;
  readonly #links = new Map<number, EdgeLink>();
  readonly #listener: EdgeListener;
  #exit: Error | undefined;

  constructor(listener: EdgeListener) {
    this.#listener = listener;
    this.#child = fork(PROGRAM, {
      execArgv: [...process.execArgv, MAX_YOUNG],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc', 'pipe'],
    });
    this.#wire = new Wire(this.#child.stdio[4] as Socket, (kind, id, payload) =>
      this.#heard(kind, id, payload),
    );
    this.#child.once('exit', (code, signal) => {
      this.#exit ??= new Error(signal ? `It was ended by ${signal}.` : `It ended with code ${code}.`);
      this.#exited();
    });
    // A process that could not be started, or not be sent to, is heard of by its exit.
    this.#child.on('error', error => {
      this.#exit ??= error;
      this.#child.kill('SIGKILL');
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Why the process has ended; undefined while it runs. */
  get exit(): Error | undefined {
    return this.#exit;
  }

  /** Connections that it has or is about to have. */
  get size(): number {
    return this.#links.size;
  }

  /**
   * Gives a connection away. Until it has arrived this process keeps it too, so that it is not lost where the edge ends
   * before; and as what this process reads of it would be, the edge waits with the handshake, before which a client may
   * not send anything (RFC 6455, 4.1), until it is released here.
   */
  take(handed: HandedSocket, network: Socket, peer: Peer): void {
    const link = new EdgeLink(handed.id, peer, this, this.#wire);
    link.sent = { handed, network };
    this.#links.set(handed.id, link);
    disown(network);
    this.#child.send(handed, network, { keepOpen: true }, error => {
      if (error) this.#lost(handed.id);
    });
  }

  publish(group: number, lane: Lane, frame: Buffer, lines: number): void {
    if (this.#wire.unsentBytes > MAX_UNSENT_BYTES) this.#child.kill('SIGKILL');
    else if (lane !== 'talk' || this.#wire.unsentBytes <= SLOW_BYTES)
      this.#wire.send(Kind.publish, group, [laneCode(lane), ...u16(lines)], frame);
    if (lane === 'urgent') this.#wire.flush();
  }

  /** Closes its sockets and lets it end. Resolves when it has. */
  async close(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#child.once('exit', () => resolve());
    this.#wire.send(Kind.shutDown, 0);
    const late = setTimeout(() => this.#child.kill('SIGKILL'), 3000);
    await promise;
    clearTimeout(late);
  }

  #heard(kind: number, id: number, payload: Buffer): void {
    if (kind === Kind.ready) this.#listener.onReady(this);
    else if (kind === Kind.closed) this.#ended(id);
    else {
      const link = this.#links.get(id);
      if (link) this.#heardOf(link, kind, payload);
    }
  }

  #heardOf(link: EdgeLink, kind: number, payload: Buffer): void {
    if (kind === Kind.message)
      this.#listener.onMessage(link, link.listener, payload.subarray(1), payload[0] === 1);
    else if (kind === Kind.opened) link.listener = this.#listener.onOpen(link);
    else if (kind === Kind.arrived) link.release();
    else if (kind === Kind.flooded) this.#listener.onFlood(link.address);
  }

  #ended(id: number): void {
    const link = this.#links.get(id);
    if (!link) return;
    this.#links.delete(id);
    link.sent?.network.destroy();
    link.listener?.onClose();
    this.#listener.onClose(link.address);
  }

  /** The edge is gone: a connection that it had ends, and one that it had not goes back. */
  #lost(id: number): void {
    const link = this.#links.get(id);
    if (link?.sent) {
      this.#links.delete(id);
      this.#listener.onReturn(link.sent.handed, link.sent.network, link);
    } else this.#ended(id);
  }

  #exited(): void {
    for (const id of [...this.#links.keys()]) this.#lost(id);
    this.#listener.onExit(this);
  }
}

/** A connection whose socket is at an edge. */
class EdgeLink implements Link {
  readonly #id: number;
  readonly #wire: Wire;
  readonly address: string;
  readonly browser: string;
  readonly outlet: Outlet;
  listener: LinkListener | undefined = undefined;
  /** What was given away, until it is at the edge. */
  sent: { readonly handed: HandedSocket; readonly network: Socket } | undefined = undefined;

  constructor(id: number, { address, browser }: Peer, outlet: Outlet, wire: Wire) {
    this.#id = id;
    this.address = address;
    this.browser = browser;
    this.outlet = outlet;
    this.#wire = wire;
  }

  /** Lets go of the connection here, which closes this process's descriptor and not the connection. */
  release(): void {
    this.sent?.network.destroy();
    this.sent = undefined;
    this.#wire.send(Kind.released, this.#id);
  }

  join(group: number): void {
    this.#wire.send(Kind.join, this.#id, [...u16(group >>> 16), ...u16(group)]);
  }

  leave(): void {
    this.#wire.send(Kind.leave, this.#id);
  }

  send(frame: string | Buffer, lane: Lane): void {
    this.#wire.send(Kind.send, this.#id, [laneCode(lane)], frameOf(frame));
  }

  close(code: number, reason: string): void {
    this.#wire.send(Kind.close, this.#id, u16(code), Buffer.from(reason));
  }
}

/**
 * Keeps Node from counting the connection at the edge on behalf of the server that accepted it. Otherwise that server
 * asks the edge at its close and waits for an answer, for ever where the edge has died.
 */
function disown(network: Socket): void {
  (network as { server?: unknown }).server = undefined;
}
