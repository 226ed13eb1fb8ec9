import type { WatchState } from '../../client/playback/watcher.ts';
import type { Connection } from '../../client/room/room.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import type { Phase } from '../../shared/lifecycle/state.ts';

/** What the page shows as a whole; exactly one at a time. */
export type PageState =
  /** The room isn't joined yet; with `isHeldBack` because something holds the connection back. */
  | { kind: 'joining'; isHeldBack?: true }
  /** The show has not started. */
  | { kind: 'waiting' }
  /** Live, before the first frame. */
  | { kind: 'arriving' }
  | { kind: 'playing' }
  /** Live, but nothing is on air. */
  | { kind: 'away' }
  /**
   * There is no picture, while everything else works: playback `failed` for good, fails again and again (`failing`), or the
   * sound plays alone: the browser lacks the picture's `codec`, or the `line` is too slow for it at the moment.
   */
  | { kind: 'broken'; why: 'failed' | 'failing' | 'codec' | 'line' }
  | { kind: 'ended'; lastedMs: number }
  /** The server rejected the viewer permanently. */
  | { kind: 'closed'; code: ErrorCode };

export interface PageInputs {
  readonly connection: Connection;
  readonly joinedBefore: boolean;
  /** Whether the connection opens and carries nothing. */
  readonly isHeldBack?: boolean;
  readonly phase: Phase;
  readonly watch: WatchState;
  readonly isPictureUnsupported: boolean;
  readonly isPictureHeldBack: boolean;
  readonly hasFrame: boolean;
  /** Whether the page may show the picture before the show. */
  readonly isPreview?: boolean;
}

/** After so many failures in a row the viewer is told; playback goes on trying. */
const MAX_SILENT_FAILURES = 2;

/** True if playback fails again and again though the server is there: a server without media says so, and comes back. */
const isFailing = ({ connection, watch }: PageInputs): boolean =>
  connection.kind === 'joined' &&
  watch.kind === 'recovering' &&
  watch.attempt > MAX_SILENT_FAILURES &&
  watch.reason !== 'no-media';

/** Derives the state: the connection takes precedence over the show's phase, and that over playback. */
export function pageStateOf(inputs: PageInputs): PageState {
  const { connection, joinedBefore, phase, watch, hasFrame } = inputs;
  if (connection.kind === 'closed') return { kind: 'closed', code: connection.code };
  if (!joinedBefore) return { kind: 'joining', ...(inputs.isHeldBack ? { isHeldBack: true } : {}) };
  if (phase.kind === 'ready')
    return { kind: inputs.isPreview && hasFrame && watch.kind === 'playing' ? 'playing' : 'waiting' };
  if (phase.kind === 'ended') return { kind: 'ended', lastedMs: phase.at - phase.since };
  if (watch.kind === 'failed') return { kind: 'broken', why: 'failed' };
  if (isFailing(inputs)) return { kind: 'broken', why: 'failing' };
  if (watch.kind === 'waiting') return { kind: 'away' };
  if (watch.kind === 'playing' && inputs.isPictureUnsupported) return { kind: 'broken', why: 'codec' };
  if (watch.kind === 'playing' && inputs.isPictureHeldBack) return { kind: 'broken', why: 'line' };
  return { kind: hasFrame ? 'playing' : 'arriving' };
}

/** True if the show's sound plays, with its picture or without. */
export const isSounding = (page: PageState): boolean =>
  page.kind === 'playing' || (page.kind === 'broken' && (page.why === 'codec' || page.why === 'line'));

/** What the page warns of while it goes on: the connection first, because playback can't recover before it. */
export type Warning =
  | { kind: 'connection'; retryAt: number; isHeldBack?: true }
  | { kind: 'picture' }
  | undefined;

/** Derives the warning; undefined if all is well. */
export function warningOf(inputs: PageInputs): Warning {
  const { connection, phase, watch, hasFrame } = inputs;
  if (connection.kind === 'reconnecting')
    return {
      kind: 'connection',
      retryAt: connection.retryAt,
      ...(inputs.isHeldBack ? { isHeldBack: true } : {}),
    };
  if (phase.kind === 'live' && watch.kind === 'recovering' && hasFrame && !isFailing(inputs))
    return { kind: 'picture' };
  return undefined;
}
