import { CommandError, type ErrorCode } from '../../shared/errors.ts';
import type { Room } from '../room/room.ts';

/** What media needs of a room. */
export type MediaRoomAccess = Pick<Room, 'slug' | 'store' | 'send' | 'onSignal' | 'onJoined' | 'probe'>;

/** As RTCPeerConnection names them. */
export type PathState = RTCPeerConnectionState;

/** One go at media: a transport with what flows on it. */
export interface Session {
  /** False while nothing flows in or out, when there is no path to wait for. */
  readonly active: boolean;
  readonly path: PathState;
  restartIce(): Promise<void>;
  /** Another session is on its way: keep what is there, and ask the room for nothing more. */
  freeze(): void;
  close(): void;
}

/** What a session must tell. Only the newest one is listened to. */
export interface SessionEvents {
  /** Its path, what flows on it, or whether anything does, is another. */
  changed(): void;
  /** It can't do what it should any more. */
  fault(error: unknown): void;
}

export type LinkState =
  | { kind: 'idle' }
  | { kind: 'connecting' }
  | { kind: 'up' }
  | { kind: 'recovering'; attempt: number }
  | { kind: 'failed'; reason: string };

/** CommandErrors that asking again would not change. */
const FINAL: readonly ErrorCode[] = ['forbidden', 'bad-data', 'unknown-name', 'elsewhere'];

/** Why asking again is of no use, where that is so. */
export function finalReason(error: unknown): string | undefined {
  if (error instanceof CommandError) return FINAL.includes(error.code) ? error.code : undefined;
  // mediasoup-client says so of a browser that has no WebRTC, or none that fits.
  return error instanceof Error && error.name === 'UnsupportedError' ? 'unsupported' : undefined;
}
