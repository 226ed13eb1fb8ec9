import type { WatchState } from '../../client/playback/watcher.ts';
import type { Connection } from '../../client/room/room.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import type { Phase } from '../../shared/lifecycle/state.ts';

/** What the page shows as a whole; exactly one at a time. */
export type PageState =
  /** The room isn't joined yet. */
  | { kind: 'joining' }
  /** The show has not started. */
  | { kind: 'waiting' }
  /** Live, before the first frame. */
  | { kind: 'arriving' }
  | { kind: 'playing' }
  /** Live, but nothing is on air. */
  | { kind: 'away' }
  /** Playback failed; everything else works. */
  | { kind: 'broken' }
  | { kind: 'ended'; lastedMs: number }
  /** The server rejected the viewer permanently. */
  | { kind: 'closed'; code: ErrorCode };

export interface PageInputs {
  readonly connection: Connection;
  readonly joinedBefore: boolean;
  readonly phase: Phase;
  readonly watch: WatchState;
  readonly hasFrame: boolean;
}

/** Derives the state: the connection takes precedence over the show's phase, and that over playback. */
export function pageStateOf({ connection, joinedBefore, phase, watch, hasFrame }: PageInputs): PageState {
  if (connection.kind === 'closed') return { kind: 'closed', code: connection.code };
  if (!joinedBefore) return { kind: 'joining' };
  if (phase.kind === 'ready') return { kind: 'waiting' };
  if (phase.kind === 'ended') return { kind: 'ended', lastedMs: phase.at - phase.since };
  if (watch.kind === 'failed') return { kind: 'broken' };
  if (watch.kind === 'waiting') return { kind: 'away' };
  return { kind: hasFrame ? 'playing' : 'arriving' };
}

/** What the page warns of while it goes on: the connection first, because playback can't recover before it. */
export type Warning = { kind: 'connection'; retryAt: number } | { kind: 'picture' } | undefined;

/** Derives the warning; undefined if all is well. */
export function warningOf({ connection, phase, watch, hasFrame }: PageInputs): Warning {
  if (connection.kind === 'reconnecting') return { kind: 'connection', retryAt: connection.retryAt };
  if (phase.kind === 'live' && watch.kind === 'recovering' && hasFrame) return { kind: 'picture' };
  return undefined;
}
