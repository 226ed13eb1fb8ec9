import { errors, type types } from 'mediasoup';
import { nanoid } from 'nanoid';
import { CommandError } from '../../shared/errors.ts';
import type { RouterContext } from './media-peer.ts';
import { type AnsweredSection, writeAnswer } from './sdp/answer.ts';
import { type IceCredentials, writeFragment } from './sdp/fragment.ts';
import { type Offer, OfferError } from './sdp/offer.ts';

/** Whoever gets an answer and never calls is forgotten. */
const CONNECT_WITHIN_MS = 20_000;

/** Answers an offer, and says of what goes wrong whose fault it is: the offer's, unless the worker has gone. */
export async function negotiate<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof OfferError || error instanceof CommandError) throw error;
    if (error instanceof errors.WorkerClosedError)
      throw new CommandError('no-media', 'The media worker is being replaced.');
    // mediasoup checks what it is given and throws in its own words: whatever else it throws is about the offer.
    const reason = error instanceof Error ? error.message : String(error);
    throw new OfferError('unacceptable', `This offer can't be used: ${reason}.`);
  }
}

/** One transport that was negotiated over HTTP: what a WHIP or WHEP session's address stands for. */
export class RtcSession {
  /** Names the session in its address; nobody can guess it. */
  readonly id = nanoid(24);
  /** The answer to the offer that made it. */
  readonly answer: string;
  readonly transport: types.WebRtcTransport;
  /** Names what is on air in it, where it plays the show. */
  air: string | undefined;
  readonly #mid: string;
  readonly #closers: (() => void)[] = [];
  #iceVersion = 1;
  #credentials: IceCredentials | undefined;
  #closed = false;

  /** Opens the transport that an offer will be answered on. */
  static async openTransport(
    { webRtcServer }: RouterContext,
    router: types.Router,
    options: Pick<types.WebRtcTransportOptions, 'initialAvailableOutgoingBitrate'> = {},
  ): Promise<types.WebRtcTransport> {
    return router.createWebRtcTransport({ webRtcServer, preferUdp: true, ...options });
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
    const deadline = setTimeout(() => this.close(), CONNECT_WITHIN_MS);
    this.onClose(() => clearTimeout(deadline));
    transport.on('dtlsstatechange', state => {
      if (state === 'connected') clearTimeout(deadline);
      if (state === 'failed' || state === 'closed') this.close();
    });
    transport.on('icestatechange', state => {
      if (state === 'disconnected') this.close();
    });
    transport.observer.once('close', () => this.close());
  }

  /** Names the ICE session that is valid now (RFC 9725, 4.3.1); a strong entity tag. */
  get etag(): string {
    return `"${this.id}-${this.#iceVersion}"`;
  }

  /** Whether a fragment is of the other end's ICE session of now. */
  isCurrent({ usernameFragment }: IceCredentials): boolean {
    return this.#credentials?.usernameFragment === usernameFragment;
  }

  /** Begins a new ICE session on the same transport, and returns the server's end of it as a fragment. */
  async restartIce(credentials: IceCredentials): Promise<string> {
    await this.transport.restartIce();
    this.#credentials = credentials;
    this.#iceVersion += 1;
    return writeFragment(this.#mid, this.transport);
  }

  /** Calls the listener once, when the session has ended by either side. */
  onClose(listener: () => void): void {
    if (this.#closed) listener();
    else this.#closers.push(listener);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.transport.close();
    for (const closer of this.#closers) closer();
  }
}
