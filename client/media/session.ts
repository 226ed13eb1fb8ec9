import { CommandError, type ErrorCode } from '../../shared/errors.ts';
import type { MediaWelcome } from '../../shared/media/contract.ts';
import type { Room } from '../room/room.ts';

/** What publishing and playback need of a room. */
export type MediaRoomAccess = Pick<Room, 'slug' | 'store' | 'send' | 'onSignal' | 'onJoined' | 'probe'>;

/** One media session: a transport with its tracks. */
export interface Session {
  /** False while the session has no tracks, when it needs no connection. */
  readonly active: boolean;
  readonly connectionState: RTCPeerConnectionState;
  restartIce(): Promise<void>;
  /** Another session is about to replace this one: keep the tracks, and send no more requests. */
  freeze(): void;
  close(): void;
}

/** Callbacks of a session. Those of a session that was replaced are ignored. */
export interface SessionEvents {
  /** Its connection state, its tracks, or `active` changed. */
  changed(): void;
  /** The session is unusable and must be replaced. */
  failed(error: unknown): void;
}

export type LinkState =
  | { kind: 'idle' }
  | { kind: 'connecting' }
  | { kind: 'up' }
  /** `attempt` counts the failures since the last success; `reason` is the code of the latest, where the server gave one. */
  | { kind: 'recovering'; attempt: number; reason?: string | undefined }
  | { kind: 'failed'; reason: string };

/** What a MediaLink keeps running, and whom it notifies. */
export interface LinkOptions<S extends Session> {
  readonly room: MediaRoomAccess;
  open(welcome: MediaWelcome, events: SessionEvents): Promise<S>;
  /** A session took over. The one before it is still open, and this function has to close it. */
  onSession(session: S, before: S | undefined): void;
  /** The current session changed. */
  onChange?(session: S): void;
  onState(state: LinkState): void;
  /** Random delay in ms before all clients open new sessions at the same time, after a media worker died. */
  spreadMs?(): number;
}

/** Error codes that a retry would not change. */
const PERMANENT: readonly ErrorCode[] = ['forbidden', 'bad-data', 'unknown-name', 'elsewhere'];

/** The reason why a retry is of no use; undefined if it may be. */
export function permanentReason(error: unknown): string | undefined {
  if (error instanceof CommandError) return PERMANENT.includes(error.code) ? error.code : undefined;
  // mediasoup-client throws it for a browser without WebRTC, or with one that it does not support.
  return error instanceof Error && error.name === 'UnsupportedError' ? 'unsupported' : undefined;
}
