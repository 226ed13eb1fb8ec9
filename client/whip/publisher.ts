import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MediaKind } from '../../shared/media/contract.ts';
import { backoffMs } from '../backoff.ts';
import { HttpSession, HttpSessionError } from './http-session.ts';

/** Why publishing failed, as far as a person can do something about it. */
export type WhipErrorCode = 'unauthorized' | 'not-found' | 'unreachable' | 'refused';

export type WhipState =
  | { kind: 'off' }
  | { kind: 'connecting' }
  | { kind: 'sending'; since: number }
  /** Retries by itself; `retryAt` is on the performance.now() clock. */
  | { kind: 'retrying'; attempt: number; retryAt: number; code: WhipErrorCode }
  /** A retry would fail the same way until somebody changes the destination. */
  | { kind: 'failed'; code: WhipErrorCode };

export interface WhipTarget {
  readonly address: string;
  /** Bearer token; absent if the address itself is the secret. */
  readonly token?: string | undefined;
}

export type WhipTracks = Record<MediaKind, MediaStreamTrack | null>;

/** Time limit for gathering ICE candidates, because not every WHIP server supports trickle ICE. */
const GATHER_MS = 1000;
const MAX_VIDEO_BITRATE = 3_500_000;
const PERMANENT: readonly WhipErrorCode[] = ['unauthorized', 'not-found', 'refused'];

/** Publishes tracks to another platform's WHIP server (RFC 9725), with reconnects, until stopped. */
export class WhipPublisher {
  readonly store: StoreApi<WhipState> = createStore<WhipState>(() => ({ kind: 'off' }));
  readonly #target: WhipTarget;
  readonly #tracks: WhipTracks = { audio: null, video: null };
  #connection: RTCPeerConnection | undefined;
  #session: HttpSession | undefined;
  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(target: WhipTarget) {
    this.#target = target;
  }

  /** Sets the track to send, before or while sending. The caller keeps its ownership. */
  setTrack(kind: MediaKind, track: MediaStreamTrack | null): void {
    this.#tracks[kind] = track;
    const sender = this.#connection
      ?.getTransceivers()
      .find(({ receiver }) => receiver.track.kind === kind)?.sender;
    // A track that can't replace the current one needs a new negotiation.
    sender?.replaceTrack(track).catch(() => this.retryNow());
  }

  start(): void {
    this.#attempt = 0;
    void this.#open();
  }

  /** Skips the rest of the backoff delay. */
  retryNow(): void {
    if (this.store.getState().kind !== 'off') void this.#open();
  }

  stop(): void {
    this.#drop();
    this.store.setState({ kind: 'off' }, true);
  }

  async #open(): Promise<void> {
    this.#drop();
    this.store.setState({ kind: 'connecting' }, true);
    const connection = new RTCPeerConnection();
    this.#connection = connection;
    try {
      const session = await openWhip(connection, this.#target, this.#tracks);
      if (connection !== this.#connection) return session.close();
      this.#session = session;
      connection.addEventListener('connectionstatechange', () => this.#onConnectionState(connection));
      this.#onConnectionState(connection);
    } catch (error) {
      if (connection === this.#connection) this.#failed(whipErrorOf(error), waitOf(error));
    }
  }

  #onConnectionState(connection: RTCPeerConnection): void {
    if (connection !== this.#connection) return;
    switch (connection.connectionState) {
      case 'connected':
        this.#attempt = 0;
        this.store.setState({ kind: 'sending', since: Date.now() }, true);
        break;
      case 'disconnected':
        // An ICE restart is cheaper than a new session; a server without support rejects it.
        this.#session?.restartIce().catch(() => {
          if (connection === this.#connection) this.#failed('unreachable');
        });
        break;
      case 'failed':
      case 'closed':
        this.#failed('unreachable');
    }
  }

  #failed(code: WhipErrorCode, leastMs = 0): void {
    this.#drop();
    if (PERMANENT.includes(code)) {
      this.store.setState({ kind: 'failed', code }, true);
      return;
    }
    this.#attempt += 1;
    const delay = Math.max(leastMs, backoffMs(this.#attempt));
    const retryAt = performance.now() + delay;
    this.store.setState({ kind: 'retrying', attempt: this.#attempt, retryAt, code }, true);
    this.#timer = setTimeout(() => void this.#open(), delay);
  }

  #drop(): void {
    clearTimeout(this.#timer);
    const [connection, session] = [this.#connection, this.#session];
    this.#connection = undefined;
    this.#session = undefined;
    if (session) session.close();
    else connection?.close();
  }
}

/** Opens a session that publishes tracks, which is not yet connected then. Rejects like HttpSession.open. */
export async function openWhip(
  connection: RTCPeerConnection,
  { address, token }: WhipTarget,
  tracks: WhipTracks,
): Promise<HttpSession> {
  for (const kind of ['video', 'audio'] as const) offerTrack(connection, kind, tracks[kind]);
  return HttpSession.open(connection, address, await offerOf(connection), { token });
}

function offerTrack(connection: RTCPeerConnection, kind: MediaKind, track: MediaStreamTrack | null): void {
  const limit = kind === 'video' ? { sendEncodings: [{ maxBitrate: MAX_VIDEO_BITRATE }] } : {};
  connection.addTransceiver(track ?? kind, { direction: 'sendonly', ...limit });
}

/** An SDP offer with the candidates gathered within the time limit. */
async function offerOf(connection: RTCPeerConnection): Promise<string> {
  await connection.setLocalDescription(await connection.createOffer());
  await new Promise<void>(resolve => {
    const timer = setTimeout(resolve, GATHER_MS);
    connection.addEventListener('icegatheringstatechange', () => {
      if (connection.iceGatheringState !== 'complete') return;
      clearTimeout(timer);
      resolve();
    });
  });
  return connection.localDescription?.sdp ?? '';
}

/** How long the server asks to wait before another attempt. */
const waitOf = (error: unknown): number => (error instanceof HttpSessionError ? error.retryAfterMs : 0);

/** Maps the error of a failed attempt to its code. */
export function whipErrorOf(error: unknown): WhipErrorCode {
  if (!(error instanceof HttpSessionError)) return 'unreachable';
  if (error.status === 401 || error.status === 403) return 'unauthorized';
  if (error.status === 404 || error.status === 405) return 'not-found';
  return error.status >= 500 || error.status === 409 || error.status === 429 ? 'unreachable' : 'refused';
}
