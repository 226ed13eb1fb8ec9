import type { ErrorCode } from '../../shared/errors.ts';
import type { Actor } from '../../shared/roles.ts';
import type { LiveState } from '../../shared/show/assemble.ts';
import { emptyLive } from '../../shared/show/signals.ts';
import { emptyShow, type ShowState } from '../../shared/show/state.ts';

export type Connection =
  | { kind: 'connecting' }
  | { kind: 'joined' }
  /** `retryAt` is on the performance.now() clock. */
  | { kind: 'reconnecting'; attempt: number; retryAt: number }
  /** Permanently: the server would reject the next attempt the same way. */
  | { kind: 'closed'; code: ErrorCode };

/** The client's replica of a room. Immutable, so that selectors can compare by identity. */
export interface RoomView {
  connection: Connection;
  you: Actor | undefined;
  /** The fold of the show's events, a part for each feature. */
  show: ShowState;
  /** What signals tell, a part for each feature. */
  live: LiveState;
  /** Whether the server's disk is full, so that nothing is kept; known to the crew. */
  isDiskFull: boolean;
  /**
   * Whether the connection opens and what it carries doesn't come, as through a proxy that holds it back; until the room is
   * joined.
   */
  isHeldBack: boolean;
  /** Address at which other machines reach the server; undefined if it listens on this machine only. */
  origin: string | undefined;
}

/** The view before the room is joined. */
export const initialView = (): RoomView => ({
  connection: { kind: 'connecting' },
  you: undefined,
  show: emptyShow('viewer'),
  live: emptyLive(),
  origin: undefined,
  isDiskFull: false,
  isHeldBack: false,
});
