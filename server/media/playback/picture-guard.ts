import type { types } from 'mediasoup';

const LOOK_EVERY_MS = 1000;
/** A line is too slow when so many readings in a row say so: the estimate of a player's line needs some seconds to fall. */
const READINGS = 3;
/** A picture that was held back is tried again after this time, and after twice as long each time that it fails. */
const FIRST_PAUSE_MS = 8000;
const MAX_PAUSE_MS = 64_000;
/** A picture that the line has carried for this long begins again with the shortest pause. */
const STABLE_MS = 30_000;
/** Of a line that is full: packets get lost, or wait in a queue on the way. In parts of one, and in milliseconds. */
const LOSS = 0.05;
const ROUND_TRIP_MS = 500;
/** mediasoup's score of what a player reports, of 10: a full line brings worse ones, every few seconds. */
const PERFECT_SCORE = 10;
const DOUBT_MS = 10_000;

/** What is used here of a video consumer, its producer and its transport. */
export interface GuardedConsumer extends Pick<types.Consumer, 'score' | 'pause' | 'resume'> {
  getStats(): Promise<readonly Pick<types.RtpStreamSendStats, 'type' | 'fractionLost' | 'roundTripTime'>[]>;
  readonly observer: { once(event: 'close', listener: () => void): unknown };
}
export interface GuardedProducer {
  getStats(): Promise<readonly { readonly bitrate: number }[]>;
}
export interface GuardedTransport {
  getStats(): Promise<readonly { readonly availableOutgoingBitrate?: number }[]>;
}

/**
 * Holds the picture back from a player whose line is slower than the smallest layer, which leaves the line to the sound:
 * otherwise both would stand still. mediasoup chooses among layers, but always sends the smallest. The picture is tried
 * again after a while: without it nothing is known of the line.
 */
export class PictureGuard {
  readonly #consumer: GuardedConsumer;
  readonly #producer: GuardedProducer;
  readonly #transport: GuardedTransport;
  #slowReadings = 0;
  #pauseMs = FIRST_PAUSE_MS;
  #resumedAt = performance.now();
  #doubtedUntil = 0;
  #isPaused = false;
  #resumeTimer: NodeJS.Timeout | undefined;

  constructor(consumer: GuardedConsumer, producer: GuardedProducer, transport: GuardedTransport) {
    this.#consumer = consumer;
    this.#producer = producer;
    this.#transport = transport;
    const timer = setInterval(() => void this.#look(), LOOK_EVERY_MS);
    consumer.observer.once('close', () => {
      clearInterval(timer);
      clearTimeout(this.#resumeTimer);
    });
  }

  /** Whether the picture is held back because the player's line is too slow for it. */
  get isHeldBack(): boolean {
    return this.#isPaused;
  }

  async #look(): Promise<void> {
    if (this.#isPaused) return;
    try {
      this.#slowReadings = (await this.#isFull()) ? this.#slowReadings + 1 : 0;
      if (performance.now() - this.#resumedAt >= STABLE_MS) this.#pauseMs = FIRST_PAUSE_MS;
      if (this.#slowReadings >= READINGS) await this.#pause();
    } catch {
      // It was closed meanwhile.
    }
  }

  /** Whether the line carries less than the smallest layer, and is full. */
  async #isFull(): Promise<boolean> {
    // The worker is asked only after a bad receiver report: most lines are good, and there may be thousands of players.
    const now = performance.now();
    if (this.#consumer.score.score < PERFECT_SCORE) this.#doubtedUntil = now + DOUBT_MS;
    if (now > this.#doubtedUntil) return false;
    const [[transport], streams, consumers] = await Promise.all([
      this.#transport.getStats(),
      this.#producer.getStats(),
      this.#consumer.getStats(),
    ]);
    const bitrate = Math.min(...streams.map(stream => stream.bitrate).filter(Boolean));
    // Without congestion control nothing is known of the line.
    const available = transport?.availableOutgoingBitrate ?? Number.POSITIVE_INFINITY;
    const sent = consumers.find(({ type }) => type === 'outbound-rtp');
    if (!sent || available >= bitrate) return false;
    return sent.fractionLost / 256 > LOSS || (sent.roundTripTime ?? 0) > ROUND_TRIP_MS;
  }

  async #pause(): Promise<void> {
    this.#isPaused = true;
    this.#slowReadings = 0;
    await this.#consumer.pause();
    this.#resumeTimer = setTimeout(() => void this.#resume(), this.#pauseMs);
    this.#pauseMs = Math.min(MAX_PAUSE_MS, 2 * this.#pauseMs);
  }

  async #resume(): Promise<void> {
    try {
      await this.#consumer.resume();
      this.#isPaused = false;
      this.#resumedAt = performance.now();
    } catch {
      // It was closed meanwhile.
    }
  }
}
