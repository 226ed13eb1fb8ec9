import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MediaKind } from '../../shared/media.ts';
import { backoffMs } from '../backoff.ts';
import { HttpSession, SessionProblem } from './http-session.ts';

/** Why a WHIP server does not take the picture, as far as a person can do something about it. */
export type WhipFault = 'unauthorized' | 'not-found' | 'unreachable' | 'refused';

export type WhipState =
  | { kind: 'off' }
  | { kind: 'connecting' }
  | { kind: 'sending'; since: number }
  /** Tried again by itself; `retryAt` is on the Date.now() clock. */
  | { kind: 'retrying'; attempt: number; retryAt: number; fault: WhipFault }
  /** Trying again would be answered the same, until somebody changes something. */
  | { kind: 'failed'; fault: WhipFault };

export interface WhipTarget {
  readonly address: string;
  /** Bearer token; absent where the address itself is the secret. */
  readonly token?: string | undefined;
}

/** Servers that can't be reached by trickled candidates get what was gathered within this. */
const GATHER_MS = 1000;
const MAX_VIDEO_BITRATE = 3_500_000;
const FINAL: readonly WhipFault[] = ['unauthorized', 'not-found', 'refused'];

/** Publishes tracks to a WHIP server that isn't ours (RFC 9725), and keeps at it until stopped. */
export class WhipPublisher {
  readonly store: StoreApi<WhipState> = createStore<WhipState>(() => ({ kind: 'off' }));
  readonly #target: WhipTarget;
  readonly #tracks: Record<MediaKind, MediaStreamTrack | null> = { audio: null, video: null };
  #connection: RTCPeerConnection | undefined;
  #session: HttpSession | undefined;
  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(target: WhipTarget) {
    this.#target = target;
  }

  /** Sets what is sent, before or while sending. The track stays its owner's. */
  setTrack(kind: MediaKind, track: MediaStreamTrack | null): void {
    this.#tracks[kind] = track;
    const sender = this.#connection
      ?.getTransceivers()
      .find(({ receiver }) => receiver.track.kind === kind)?.sender;
    // A track that can't be put in place of another one shows as a picture that stands; the next session has it.
    sender?.replaceTrack(track).catch(() => this.retryNow());
  }

  start(): void {
    this.#attempt = 0;
    void this.#open();
  }

  /** Doesn't wait for the pause to end. */
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
      for (const kind of ['video', 'audio'] as const) offerTrack(connection, kind, this.#tracks[kind]);
      const { address, token } = this.#target;
      const session = await HttpSession.open(connection, address, await offerOf(connection), { token });
      if (connection !== this.#connection) return session.close();
      this.#session = session;
      connection.addEventListener('connectionstatechange', () => this.#look(connection));
      this.#look(connection);
    } catch (error) {
      if (connection === this.#connection) this.#failed(faultOf(error));
    }
  }

  #look(connection: RTCPeerConnection): void {
    if (connection !== this.#connection) return;
    switch (connection.connectionState) {
      case 'connected':
        this.#attempt = 0;
        this.store.setState({ kind: 'sending', since: Date.now() }, true);
        break;
      case 'disconnected':
        // The cheap way first; a server that doesn't know it lets the path fail.
        this.#session?.restartIce().catch(() => {
          if (connection === this.#connection) this.#failed('unreachable');
        });
        break;
      case 'failed':
      case 'closed':
        this.#failed('unreachable');
    }
  }

  #failed(fault: WhipFault): void {
    this.#drop();
    if (FINAL.includes(fault)) {
      this.store.setState({ kind: 'failed', fault }, true);
      return;
    }
    this.#attempt += 1;
    const pause = backoffMs(this.#attempt);
    const retryAt = Date.now() + pause;
    this.store.setState({ kind: 'retrying', attempt: this.#attempt, retryAt, fault }, true);
    this.#timer = setTimeout(() => void this.#open(), pause);
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

function offerTrack(connection: RTCPeerConnection, kind: MediaKind, track: MediaStreamTrack | null): void {
  const limit = kind === 'video' ? { sendEncodings: [{ maxBitrate: MAX_VIDEO_BITRATE }] } : {};
  connection.addTransceiver(track ?? kind, { direction: 'sendonly', ...limit });
}

/** An offer with the candidates that were found in time: not every WHIP server takes trickled ones. */
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

/** What a failed attempt means for the person who waits for it. */
export function faultOf(error: unknown): WhipFault {
  if (!(error instanceof SessionProblem)) return 'unreachable';
  if (error.status === 401 || error.status === 403) return 'unauthorized';
  if (error.status === 404 || error.status === 405) return 'not-found';
  return error.status >= 500 || error.status === 409 || error.status === 429 ? 'unreachable' : 'refused';
}
