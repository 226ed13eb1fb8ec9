import type { WatchState } from '../../client/playback/watcher.ts';
import type { Connection } from '../../client/room/room.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import type { Phase } from '../../shared/show-state.ts';

/** What the page is about at a moment: exactly one of these is drawn. */
export type Scene =
  /** The first answer of the server is still out. */
  | { kind: 'joining' }
  /** The host has not started. */
  | { kind: 'waiting' }
  /** Live, and the first frame is on its way. */
  | { kind: 'arriving' }
  | { kind: 'playing' }
  /** Live, but the host sends no picture. */
  | { kind: 'away' }
  /** The picture can't be had; everything else goes on. */
  | { kind: 'broken' }
  | { kind: 'ended'; lastedMs: number }
  /** Turned away for good. */
  | { kind: 'closed'; code: ErrorCode };

export interface Facts {
  readonly connection: Connection;
  readonly joinedBefore: boolean;
  readonly phase: Phase;
  readonly watch: WatchState;
  readonly hasFrame: boolean;
}

/** Picks the scene; what ends the visit wins over what the show does, and that over what the picture does. */
export function sceneOf({ connection, joinedBefore, phase, watch, hasFrame }: Facts): Scene {
  if (connection.kind === 'closed') return { kind: 'closed', code: connection.code };
  if (!joinedBefore) return { kind: 'joining' };
  if (phase.kind === 'ready') return { kind: 'waiting' };
  if (phase.kind === 'ended') return { kind: 'ended', lastedMs: phase.at - phase.since };
  if (watch.kind === 'failed') return { kind: 'broken' };
  if (watch.kind === 'waiting') return { kind: 'away' };
  return { kind: hasFrame ? 'playing' : 'arriving' };
}

/** What is said over a page that goes on: the connection first, because the picture can't mend before it. */
export type Trouble = { kind: 'connection'; retryAt: number } | { kind: 'picture' } | undefined;

export function troubleOf({ connection, phase, watch, hasFrame }: Facts): Trouble {
  if (connection.kind === 'reconnecting') return { kind: 'connection', retryAt: connection.retryAt };
  if (phase.kind === 'live' && watch.kind === 'recovering' && hasFrame) return { kind: 'picture' };
  return undefined;
}
