import type { types } from 'mediasoup';
import type { IngestState } from '../../../shared/ingest/protocol.ts';
import { ByteWatch } from '../byte-watch.ts';
import { KEY_FRAME_REQUEST_DELAY_MS } from '../codecs.ts';
import type { RouterContext } from '../media-peer.ts';
import { negotiate, RtcSession } from '../rtc-session.ts';
import { dtlsParametersOf, type Offer } from '../sdp/offer.ts';
import type { Publisher, ShowIngest } from './show-ingest.ts';
import { offeredTracks } from './whip-tracks.ts';

const STATS_EVERY_MS = 1000;

type Sending = Extract<IngestState, { kind: 'sending' }>;

/** An encoder that publishes by WHIP (RFC 9725). */
export class WhipPublisher implements Publisher {
  readonly protocol = 'whip';
  readonly session: RtcSession;
  readonly end: () => void;
  readonly #ingest: ShowIngest;
  readonly #producers: readonly types.Producer[];
  readonly #bytes = new Map<string, number>();
  #lastPacketAt = performance.now();
  #since: number | undefined;
  #watch: ByteWatch | undefined;

  /**
   * Answers an offer and attaches to the show's ingest. Throws an OfferError, which is a CodecError where the sound or the
   * picture can't be taken, and a CommandError where another encoder sends already.
   */
  static open(ingest: ShowIngest, context: RouterContext, offer: Offer): Promise<WhipPublisher> {
    return negotiate(() => WhipPublisher.#open(ingest, context, offer));
  }

  static async #open(ingest: ShowIngest, context: RouterContext, offer: Offer): Promise<WhipPublisher> {
    const tracks = offeredTracks(offer, context.router.rtpCapabilities);
    const transport = await RtcSession.openTransport(context, context.router);
    try {
      await transport.connect({ dtlsParameters: dtlsParametersOf(offer) });
      const producers = await Promise.all(
        tracks.map(({ kind, rtpParameters }) =>
          transport.produce({ kind, rtpParameters, keyFrameRequestDelay: KEY_FRAME_REQUEST_DELAY_MS }),
        ),
      );
      const answered = new Map(tracks.map(({ mid, answer }) => [mid, answer]));
      return new WhipPublisher(ingest, new RtcSession(offer, transport, answered), producers);
    } catch (error) {
      transport.close();
      throw error;
    }
  }

  private constructor(ingest: ShowIngest, session: RtcSession, producers: readonly types.Producer[]) {
    this.session = session;
    this.end = () => session.close();
    this.#ingest = ingest;
    this.#producers = producers;
    ingest.attach(this);
    const ticking = setInterval(() => void this.#tick(), STATS_EVERY_MS);
    session.onClose(() => {
      clearInterval(ticking);
      this.#watch?.close();
      ingest.detach(this);
    });
    session.transport.on('dtlsstatechange', state => {
      if (state === 'connected') this.#goOnAir();
    });
  }

  /** When the last packet came, by `performance.now()`. */
  get lastPacketAt(): number {
    return this.#lastPacketAt;
  }

  #goOnAir(): void {
    this.#since = Date.now();
    // Its packets can come from now on.
    this.#lastPacketAt = performance.now();
    this.#ingest.room.addProducers('encoder', ...this.#producers);
    this.#watch ??= new ByteWatch({
      producers: () => this.#producers,
      hasBegun: true,
      onSilent: () => this.#endSilent(),
    });
    void this.#tick();
  }

  async #tick(): Promise<void> {
    if (this.#since === undefined) return;
    const state: Sending = { kind: 'sending', protocol: this.protocol, since: this.#since };
    try {
      for (const producer of this.#producers) {
        const bitrate = this.#rate(producer, await producer.getStats());
        state[producer.kind] = { codec: nameOf(producer), bitrate };
      }
      this.#ingest.report(this, state);
    } catch {
      // The producer was closed meanwhile, which is handled by the session's close listener.
    }
  }

  /** Ends an encoder that has stopped sending, or that never began, which the crew is told. */
  #endSilent(): void {
    this.end();
    if ([...this.#bytes.values()].every(bytes => bytes === 0))
      this.#ingest.reportRefused(this.protocol, { code: 'no-video' });
  }

  #rate({ id }: types.Producer, stats: readonly types.ProducerStat[]): number {
    const bytes = stats.reduce((sum, { byteCount }) => sum + byteCount, 0);
    const grown = bytes - (this.#bytes.get(id) ?? 0);
    this.#bytes.set(id, bytes);
    if (grown > 0) this.#lastPacketAt = performance.now();
    return Math.round((8 * grown * 1000) / STATS_EVERY_MS);
  }
}

/** A codec's name as people write it. */
function nameOf({ rtpParameters }: types.Producer): string {
  const name = rtpParameters.codecs[0]?.mimeType.split('/')[1]?.toUpperCase() ?? '';
  return { H264: 'H.264', OPUS: 'Opus' }[name] ?? name;
}
