import type { Lane } from '../../shared/show/contract.ts';
import type { Link, LinkListener, Outlet, Peer } from '../show/broadcast/link.ts';
import { frameOf } from '../show/broadcast/text-frame.ts';
import type { FanOut } from './fan-out.ts';
import type { HeldSocket } from './held-socket.ts';

/** A connection whose socket is held in this process. */
export class LocalLink implements Link {
  readonly #socket: HeldSocket;
  readonly #fanOut: FanOut;
  readonly address: string;
  readonly browser: string;
  listener: LinkListener | undefined = undefined;

  constructor(socket: HeldSocket, fanOut: FanOut, { address, browser }: Peer) {
    this.#socket = socket;
    this.#fanOut = fanOut;
    this.address = address;
    this.browser = browser;
  }

  get outlet(): Outlet {
    return this.#fanOut;
  }

  join(group: number): void {
    this.#fanOut.join(this.#socket, group);
  }

  leave(): void {
    this.#fanOut.leave(this.#socket);
  }

  send(frame: string | Buffer, lane: Lane): void {
    this.#fanOut.send(this.#socket, frameOf(frame), lane);
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }
}
