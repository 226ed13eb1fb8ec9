import type { Lane } from '../../../shared/show/contract.ts';

/** Close code for a connection that is not to come back as it was (RFC 6455, 7.4.1). */
export const POLICY_VIOLATION = 1008;

/** Where sockets are held: in this process or at an edge. A frame for a group goes there once. */
export interface Outlet {
  /** Writes a WebSocket frame to every socket of a group; `lines` says how many lines of talk it carries. */
  publish(group: number, lane: Lane, frame: Buffer, lines: number): void;
}

/** Who is at the other end of a connection. */
export interface Peer {
  /** Network address of the client, right behind a trusted proxy too. */
  readonly address: string;
  /** A random number that stands for its browser; new for each connection of a client that keeps no cookies. */
  readonly browser: string;
}

/** The transport of one connection. */
export interface Link extends Peer {
  readonly outlet: Outlet;
  /** From now on the socket gets what its outlet publishes to this group, after all that was sent to it before. */
  join(group: number): void;
  leave(): void;
  /** Sends a text, or a frame made by `encodeFrame`, to this socket alone, after what its group got before. */
  send(frame: string | Buffer, lane: Lane): void;
  /** Starts the closing handshake (RFC 6455, 7.1.2); at most 123 bytes of reason. */
  close(code: number, reason: string): void;
}

/** Who is told what comes over a link. */
export interface LinkListener {
  onMessage(data: Buffer, isBinary: boolean): void;
  /** Called once, whoever ended the connection. */
  onClose(): void;
}
