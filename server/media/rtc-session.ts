import { errors, type types } from 'mediasoup';
import { nanoid } from 'nanoid';
import { CommandError } from '../../shared/errors.ts';
import type { MediaKind } from '../../shared/media/contract.ts';
import type { Canvas } from '../../shared/scenes/document.ts';
import type { RouterContext } from './media-peer.ts';
import { type AnsweredSection, writeAnswer } from './sdp/answer.ts';
import { type IceCredentials, writeFragment } from './sdp/fragment.ts';
import { type Offer, OfferError } from './sdp/offer.ts';

/** A session whose client doesn't connect within this time is closed; our own pages give up after 8 s. */
export const CONNECT_TIMEOUT_MS = 10_000;
/** A session from whose client nothing at all has come for this long is closed; it is looked at this often. */
const SILENT_MS = 30_000;
const LOOK_EVERY_MS = 10_000;

/** Runs a negotiation. Throws an OfferError where the offer can't be used, and a CommandError `no-media` without a worker. */
export async function negotiate<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof OfferError || error instanceof CommandError) throw error;
    if (error instanceof errors.WorkerClosedError)
      throw new CommandError('no-media', 'The media worker is being replaced.');
    // mediasoup validates its arguments and throws plain errors: whatever else it throws is about the offer.
    const reason = error instanceof Error ? error.message : String(error);
    throw new OfferError('unacceptable', `This offer can't be used: ${reason}.`);
  }
}

/** A transport that was negotiated over HTTP: a session of WHIP or WHEP. */
export class RtcSession {
  /** Identifies the session in its URL, and can't be guessed: knowing it is enough to end the session. */
  readonly id = nanoid(24);
  /** The SDP answer to the offer that opened it. */
  readonly answer: string;
  readonly transport: types.WebRtcTransport;
  /** Of a WHEP session: identifies the producers on air in it (MediaRoom.air). */
  air: string | undefined;
  /** Of a WHEP session: the canvas of the picture, where the studio sends it. */
  canvas: Canvas | undefined;
  /** Of a WHEP session: what is on air in codecs that the player doesn't support. */
  unsupported: readonly MediaKind[] = [];
  /** Of a WHEP session: whether the picture is held back because the player's line is too slow for it. */
  isPictureHeldBack: () => boolean = () => false;
  readonly #mid: string;
  readonly #closeListeners: (() => void)[] = [];
  readonly #connected = Promise.withResolvers<void>();
  /** What had come from the client, and when that was noticed. */
  #heard = { bytes: 0, at: performance.now() };
  #iceVersion = 1;
  #credentials: IceCredentials | undefined;
  #closed = false;

  /** Creates the transport for an offer. */
  static async openTransport(
    { webRtcServer }: RouterContext,
    router: types.Router,
    options: Pick<types.WebRtcTransportOptions, 'initialAvailableOutgoingBitrate'> = {},
  ): Promise<types.WebRtcTransport> {
    // Consent to send (RFC 7675) is not asked for: clients on libnice keep the path open by STUN indications, which are no
    // answer, and would be cut off while their media flows. Silence ends a session instead.
    return router.createWebRtcTransport({ webRtcServer, preferUdp: true, iceConsentTimeout: 0, ...options });
  }

  constructor(
    offer: Offer,
    transport: types.WebRtcTransport,
    answered: ReadonlyMap<string, AnsweredSection>,
  ) {
    this.transport = transport;
    this.answer = writeAnswer(offer, transport, answered);
    [this.#mid = '0'] = answered.keys();
    const { iceUfrag, icePwd } = { ...offer.sdp.media[0], ...offer.sdp };
    if (iceUfrag && icePwd) this.#credentials = { usernameFragment: iceUfrag, password: icePwd };
    const deadline = setTimeout(() => this.close(), CONNECT_TIMEOUT_MS);
    this.onClose(() => clearTimeout(deadline));
    transport.on('dtlsstatechange', state => {
      if (state === 'connected') {
        clearTimeout(deadline);
        this.#connected.resolve();
      }
      if (state === 'failed' || state === 'closed') this.close();
    });
    transport.on('icestatechange', state => {
      if (state === 'disconnected') this.close();
    });
    transport.observer.once('close', () => this.close());
    const looking = setInterval(() => void this.#look(), LOOK_EVERY_MS);
    this.onClose(() => clearInterval(looking));
  }

  /** Closes the session of a client that has gone without a word. */
  async #look(): Promise<void> {
    try {
      const [stats] = await this.transport.getStats();
      const bytes = stats?.bytesReceived ?? 0;
      if (bytes !== this.#heard.bytes) this.#heard = { bytes, at: performance.now() };
      else if (performance.now() - this.#heard.at >= SILENT_MS) this.close();
    } catch {
      // The transport was closed meanwhile.
    }
  }

  /** Entity tag of the current ICE session (RFC 9725, 4.3.1). */
  get etag(): string {
    return `"${this.id}-${this.#iceVersion}"`;
  }

  /** Whether these are the credentials of the client's current ICE session. */
  isCurrent({ usernameFragment }: IceCredentials): boolean {
    return this.#credentials?.usernameFragment === usernameFragment;
  }

  /** Restarts ICE on the same transport. Returns the server's candidates and credentials as an SDP fragment. */
  async restartIce(credentials: IceCredentials): Promise<string> {
    await this.transport.restartIce();
    this.#credentials = credentials;
    this.#iceVersion += 1;
    return writeFragment(this.#mid, this.transport);
  }

  /** Resolves when the client has connected, or the session has ended without that. */
  get settled(): Promise<void> {
    return this.#connected.promise;
  }

  /** Calls the listener once, when either side has ended the session; at once where it has ended already. */
  onClose(listener: () => void): void {
    if (this.#closed) listener();
    else this.#closeListeners.push(listener);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#connected.resolve();
    this.transport.close();
    for (const listener of this.#closeListeners) listener();
  }
}
